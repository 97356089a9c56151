// How high rows are, and which of them is where: sums in a tree (Fenwick 1994), O(log n) a step.

export class Heights {
  constructor(count, usual) {
    this.usual = usual;
    this.values = new Float64Array(count).fill(usual);
    this.build();
  }

  get count() { return this.values.length; }

  build() {
    const sums = new Float64Array(this.count + 1);
    for (let i = 1; i <= this.count; i++) {
      sums[i] += this.values[i - 1];
      const above = i + (i & -i);
      if (above <= this.count) sums[above] += sums[i];
    }
    this.sums = sums;
    this.top = 1;
    while (this.top * 2 <= this.count) this.top *= 2;
  }

  set(index, height) {
    const change = height - this.values[index];
    if (Math.abs(change) < 0.5) return false;
    this.values[index] = height;
    for (let i = index + 1; i <= this.count; i += i & -i) this.sums[i] += change;
    return true;
  }

  // Where a row begins.
  offset(index) {
    let sum = 0;
    for (let i = Math.min(index, this.count); i > 0; i -= i & -i) sum += this.sums[i];
    return sum;
  }

  get total() { return this.offset(this.count); }

  // The row that is at a place.
  indexAt(offset) {
    let index = 0;
    let rest = offset;
    for (let step = this.top; step > 0; step >>= 1) {
      if (index + step <= this.count && this.sums[index + step] <= rest) {
        index += step;
        rest -= this.sums[index];
      }
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }

  // Another number of rows, those from `at` on being other ones.
  resize(count, at) {
    if (count === this.count) return;
    const values = new Float64Array(count).fill(this.usual);
    const kept = Math.min(at, count, this.count);
    values.set(this.values.subarray(0, kept));
    const tail = Math.min(this.count - kept, count - kept);
    values.set(this.values.subarray(this.count - tail), count - tail);
    this.values = values;
    this.build();
  }
}
