const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻', '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
};

/** A power of ten as a textbook writes it: `10⁻¹²`; `1` for the exponent 0. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return '1';
  return `10${String(exponent).replace(/./g, (digit) => superscripts[digit] ?? digit)}`;
}
