// Where the row at hand is cut: a place in each version, all of which move with the one at hand until they are set.

import { length } from "./rows.js";

export class Cutting {
  constructor(row, version) {
    this.id = row.id;
    this.texts = row.cells.map(pieces => pieces?.join("") ?? "");
    this.sizes = this.texts.map(length);
    this.sentences = row.cells.map(pieces => {
      const places = [];
      let sum = 0;
      for (const piece of (pieces ?? []).slice(0, -1)) places.push(sum += length(piece));
      return places;
    });
    this.places = this.sentences;
    this.byWords = false;
    this.set = new Set();
    this.chosen = this.sizes.map(() => undefined);
    this.version = this.sizes[version] > 0 ? version : this.sizes.findIndex(size => size > 0);
    const own = this.places[this.version];
    if (own.length === 0 && this.places.some(places => places.length > 0)) {
      this.version = this.places.findIndex(places => places.length > 0);
    }
    if (this.places[this.version].length === 0) this.useWords();
    this.choose(this.version, this.middle(this.version), false);
  }

  // The place nearest to the middle of a text: mostly one sentence of two stands there.
  middle(version) {
    const half = this.sizes[version] / 2;
    return this.places[version].reduce((best, next) =>
      Math.abs(next - half) < Math.abs(best - half) ? next : best, this.places[version][0] ?? this.sizes[version]);
  }

  // Places between words, for what has no sentences to part.
  useWords() {
    this.byWords = !this.byWords;
    this.places = this.byWords ? this.texts.map(wordPlaces) : this.sentences;
  }

  choose(version, place, isByHand = true) {
    this.version = version;
    this.chosen[version] = place;
    if (isByHand) this.set.add(version);
    const share = place / Math.max(1, this.sizes[version]);
    this.sizes.forEach((size, other) => {
      if (other === version || size === 0 || this.set.has(other)) return;
      const places = this.places[other].length ? this.places[other] : [0, size];
      this.chosen[other] = places.reduce((best, next) =>
        Math.abs(next / size - share) < Math.abs(best / size - share) ? next : best);
    });
  }

  // One place further in the text, or back; the ends stand for a text that goes or stays as a whole.
  step(direction) {
    const size = this.sizes[this.version];
    const places = [0, ...this.places[this.version], size];
    const now = this.chosen[this.version];
    const next = direction > 0 ? places.find(place => place > now) : places.findLast(place => place < now);
    if (next !== undefined) this.choose(this.version, next);
  }

  otherVersion(direction) {
    const there = this.sizes.map((size, version) => size > 0 ? version : -1).filter(version => version >= 0);
    const next = there[there.indexOf(this.version) + direction];
    if (next !== undefined) this.version = next;
  }

  at(versions) {
    return Object.fromEntries(this.chosen.flatMap((place, version) =>
      place === undefined ? [] : [[versions[version].tag, place]]));
  }
}

function wordPlaces(text) {
  const places = [];
  const points = [...text];
  for (let i = 1; i < points.length; i++) {
    const isWord = /\s/u.test(points[i - 1]) && !/\s/u.test(points[i]);
    if (isWord || isAfterMark(points[i - 1], points[i])) places.push(i);
  }
  return places;
}

// Chinese and Japanese have no spaces, but marks.
const isAfterMark = (one, other) => /[，、；：。！？]/u.test(one) && !/[\s，、；：。！？」』）”]/u.test(other);
