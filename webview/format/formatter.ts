/** Numbers as the user's language writes them. One a page; `Intl` objects are expensive to make. */
export class Formatter {
  private readonly locale: string;
  private readonly integer: Intl.NumberFormat;
  private readonly compact: Intl.NumberFormat;
  private readonly decimal: Intl.NumberFormat;
  private readonly twoDigits: Intl.NumberFormat;
  private readonly share: Intl.NumberFormat;
  private readonly units: Record<'hour' | 'minute' | 'second', Intl.NumberFormat>;

  /** @param language a BCP 47 tag; one that is not understood is taken as English. */
  constructor(language: string) {
    const locale = supportedLocale(language);
    this.locale = locale;
    const unit = (name: string) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow', maximumFractionDigits: 0 });
    this.integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
    this.decimal = new Intl.NumberFormat(locale, { minimumSignificantDigits: 4, maximumSignificantDigits: 4, useGrouping: false });
    this.twoDigits = new Intl.NumberFormat(locale, { minimumSignificantDigits: 2, maximumSignificantDigits: 2, useGrouping: false });
    this.share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    this.units = { hour: unit('hour'), minute: unit('minute'), second: unit('second') };
  }

  /** A count: `266,610`. */
  count(value: number): string {
    return this.integer.format(value);
  }

  /** A count on an axis, where room is scarce: `1.5K`. */
  shortCount(value: number): string {
    return this.compact.format(value);
  }

  /** Evenly spaced values on an axis, with as many digits as tell them apart: `2.275`, `2.300`; large ones short: `12K`, `1.25e23`. */
  axis(values: readonly number[]): string[] {
    const spacing = Math.abs((values[1] ?? 0) - (values[0] ?? 0));
    const largest = Math.max(...values.map(Math.abs));
    if (largest >= 1e15 || (largest > 0 && largest < 1e-3)) {
      const digits = digitsToTellApart(values, spacing) - 1;
      return values.map((value) => (value === 0 ? '0' : value.toExponential(digits).replace('e+', 'e')));
    }
    if (largest >= 1e4) {
      const short = new Intl.NumberFormat(this.locale, { notation: 'compact', maximumSignificantDigits: digitsToTellApart(values, spacing) });
      return values.map((value) => short.format(value));
    }
    const digits = [0, 1, 2, 3, 4, 5].find((each) => Math.abs(spacing * 10 ** each - Math.round(spacing * 10 ** each)) < 1e-6) ?? 6;
    const fixed = new Intl.NumberFormat(this.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return values.map((value) => fixed.format(value));
  }

  /** A loss or a metric, to four digits: `0.3421`; scientific where that would hide the digits. */
  metric(value: number): string {
    if (!Number.isFinite(value)) return String(value);
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(3);
    return value === 0 ? '0' : this.decimal.format(value);
  }

  /** A norm or a ratio, to two digits: `0.031`, `1.0`, `1.7e-12`. */
  magnitude(value: number): string {
    if (!Number.isFinite(value)) return String(value);
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e4)) return value.toExponential(1);
    if (value === 0 || size >= 100) return this.integer.format(value);
    return this.twoDigits.format(value);
  }

  /** A part of a whole: `37%`. */
  percent(fraction: number): string {
    return this.share.format(fraction);
  }

  /** Steps per second: `312`, `4.2`. */
  rate(value: number): string {
    return value >= 10 ? this.integer.format(value) : this.twoDigits.format(value);
  }

  /** A duration by its two largest units: `1h 12m`, `3m 5s`, `42s`. */
  duration(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds));
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    if (hours > 0) return `${this.units.hour.format(hours)} ${this.units.minute.format(minutes)}`;
    if (minutes > 0) return `${this.units.minute.format(minutes)} ${this.units.second.format(whole % 60)}`;
    return this.units.second.format(whole);
  }
}

/** The least number of significant digits that leave evenly spaced values as they are, up to a thousandth of their spacing. */
function digitsToTellApart(values: readonly number[], spacing: number): number {
  const isEnough = (digits: number): boolean => values.every((value) => Math.abs(Number(value.toPrecision(digits)) - value) <= spacing / 1000);
  return [1, 2, 3, 4, 5, 6].find(isEnough) ?? 7;
}

function supportedLocale(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch (error) {
    if (error instanceof RangeError) return 'en';
    throw error;
  }
}
