/** Which initializers go with which activations, and who showed it. */
export const glorot = {
  initializers: ['GlorotUniform', 'GlorotNormal'],
  initializerSource:
    'Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks',
} as const;

export const he = {
  initializers: ['HeNormal', 'HeUniform'],
  initializerSource: 'He et al. (2015), Delving deep into rectifiers',
} as const;

export const lecun = {
  initializers: ['LecunNormal', 'LecunUniform'],
  initializerSource: 'Klambauer et al. (2017), Self-normalizing neural networks',
} as const;
