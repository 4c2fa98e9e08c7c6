/** A whole data array; axis 0 counts samples. */
export interface DataArray {
  readonly values: Float32Array | Uint8Array | Int32Array;
  readonly shape: readonly number[];
}
