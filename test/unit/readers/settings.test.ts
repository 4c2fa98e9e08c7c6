import { describe, expect, it } from 'vitest';
import { argument, keras, modelIn, read, unitsOf } from './support.js';

const parser = ['import argparse', 'parser = argparse.ArgumentParser(description="Train")'];
const model = 'model = keras.Sequential([layers.Input([4]), layers.Dense(args.units)])';

describe('the arguments of a program', () => {
  it.each([
    ['parser.add_argument("--units", type=int, default=32)', 32],
    ['parser.add_argument("-u", "--units", default="32", type=int)', 32],
    ['parser.add_argument("--hidden-units", dest="units", default=8)', 8],
    ['parser.add_argument_group("net").add_argument("--units", default=5)', 5],
    ['parser.set_defaults(units=6)', 6],
  ])('are their defaults: %s', (line, units) => {
    expect(unitsOf(...parser, line, 'args = parser.parse_args()', model)).toEqual([units]);
  });

  it('are said to be', () => {
    const { plan } = read(keras(...parser, 'parser.add_argument("--units", default=3)', 'args, rest = parser.parse_known_args()', model));
    expect(plan.unknowns.map(({ reason }) => reason)).toContain('The arguments of the program are read as their defaults.');
  });

  it.each(['parser.add_argument("units", type=int)', 'parser.add_argument("--units", required=True)'])('are not known where they must be given: %s', (line) => {
    expect(unitsOf(...parser, line, 'args = parser.parse_args()', model)).toEqual(['Whoever runs the program gives it "units".']);
  });

  it('are not known where the file passes its own', () => {
    expect(unitsOf(...parser, 'parser.add_argument("--units", default=3)', 'args = parser.parse_args(["--units", "4"])', model)[0]).toContain('passed');
  });

  it('may be switches, and be set afterwards', () => {
    expect(unitsOf(...parser, 'parser.add_argument("--deep", action="store_true")', 'args = parser.parse_args()', 'args.units = 7 if args.deep else 9', model)).toEqual([9]);
    expect(unitsOf(...parser, 'parser.add_argument("--units", default=2)', 'args = vars(parser.parse_args())', 'model = keras.Sequential([layers.Dense(args["units"])])')).toEqual([2]);
  });
});

describe('settings', () => {
  it.each([
    ['from types import SimpleNamespace', 'config = SimpleNamespace(units=4)'],
    ['from collections import namedtuple', 'config = namedtuple("Config", "units rate")(4, rate=0.5)'],
    ['from collections import namedtuple', 'config = namedtuple("Config", ["rate", "units"])(units=4, rate=0.5)'],
    ['class Config:', '    units = 4', 'config = Config()'],
    ['class config:', '    units = 4'],
    ['from dataclasses import dataclass', '@dataclass', 'class Config:', '    units: int = 4', 'config = Config()'],
    ['from dataclasses import dataclass', '@dataclass', 'class Config:', '    units: int = 3', 'config = Config(units=4)'],
    ['from dataclasses import dataclass', '@dataclass', 'class Config:', '    rate: float', '    units: int = 3', 'config = Config(0.1, 4)'],
    ['from dataclasses import dataclass', '@dataclass', 'class Base:', '    rate: float', '@dataclass', 'class Config(Base):', '    units: int = 3', 'config = Config(0.1, 4)'],
    ['from dataclasses import dataclass, field', '@dataclass', 'class Config:', '    units: int = field(default=4)', 'config = Config()'],
    ['from dataclasses import dataclass, field', '@dataclass', 'class Sizes:', '    sizes: list = field(default_factory=lambda: [8, 4])', 'config = lambda: 0', 'class config:', '    units = Sizes().sizes[1]'],
    ['import dataclasses', '@dataclasses.dataclass', 'class Config:', '    half: int = 2', '    units: int = 0', '    def __post_init__(self):', '        self.units = 2 * self.half', 'config = Config()'],
    ['import dataclasses', 'from types import SimpleNamespace', '@dataclasses.dataclass', 'class Config:', '    units: int = 4', 'config = SimpleNamespace(**dataclasses.asdict(Config()))'],
    ['from typing import NamedTuple', 'class Config(NamedTuple):', '    rate: float', '    units: int = 3', 'config = Config(0.1, 4)'],
    ['from typing import ClassVar', 'from dataclasses import dataclass', '@dataclass', 'class Config:', '    kind: ClassVar[str] = "net"', '    units: int = 3', 'config = Config(4)'],
    ['import os', 'config = lambda: 0', 'class config:', '    units = int(os.environ.get("UNITS", "4"))'],
  ])('%s; %s', (...lines) => {
    expect(argument(modelIn(read(keras(...lines, 'model = keras.Sequential([layers.Dense(config.units)])'))), 'units')).toEqual([4]);
  });

  it('of the environment are not known without a default', () => {
    expect(unitsOf('import os', 'model = keras.Sequential([layers.Dense(int(os.environ["UNITS"]))])')[0]).toContain('environment');
  });

  it('that a class of fields is given by position are not its defaults', () => {
    expect(unitsOf('from dataclasses import dataclass', '@dataclass', 'class Config:', '    rate: float = 0.5', '    units: int = 3', 'model = keras.Sequential([layers.Dense(Config(0.1, 8).units)])')).toEqual([8]);
  });

  it('by position are not known where the class extends one that is not read', () => {
    expect(unitsOf('from elsewhere import Base', 'class Config(Base):', '    rate: float = 0.5', '    units: int = 3', 'model = keras.Sequential([layers.Dense(Config(0.1, 8).units)])')[0]).toEqual(expect.stringContaining('known only'));
  });

  it('that each object makes for itself are its own', () => {
    const lines = ['from dataclasses import dataclass, field', '@dataclass', 'class Config:', '    sizes: list = field(default_factory=list)', 'one, other = Config(), Config()', 'one.sizes.append(3)', 'other.sizes.append(5)'];
    expect(unitsOf(...lines, 'model = keras.Sequential([layers.Dense(other.sizes[0])])')).toEqual([5]);
  });
});
