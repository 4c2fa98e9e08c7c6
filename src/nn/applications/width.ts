/**
 * The multiple of 8 nearest to a number of filters, at least 8; the next one where rounding down would lose more than a
 * tenth (Sandler et al. 2018, "MobileNetV2"; Tan and Le 2019, "EfficientNet").
 */
export function divisibleBy8(filters: number): number {
  const nearest = Math.max(8, Math.floor((filters + 4) / 8) * 8);
  return nearest < 0.9 * filters ? nearest + 8 : nearest;
}
