/** Where a page is shown: narrow, or with room for more. */
export type Surface = 'sidebar' | 'editor';

/** What the page is made of. The addresses are those that the webview may load. */
export interface PageParts {
  /** VS Code's own source for a webview's files, for the content security policy. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** Fresh for each page; only the script that carries it runs. */
  readonly nonce: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  readonly surface: Surface;
}

/**
 * The dashboard's page: a shell without data, since everything arrives by message. Styles come from the extension's
 * folder only, nothing from the network; the `csp-nonce` is for the controls, which test what style sheets can do.
 */
export function pageHtml({ cspSource, script, style, nonce, language, title, surface }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource} 'nonce-${nonce}'; font-src ${cspSource};`;
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
    <meta property="csp-nonce" content="${escapeAttribute(nonce)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${escapeAttribute(style)}">
    <title>${escapeAttribute(title)}</title>
  </head>
  <body>
    <main data-surface="${surface}"></main>
    <script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>
  </body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
