import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/lib/similar.ts
function editDistance(left, right, limit = 3) {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > limit) return limit + 1;
    previous = current;
  }
  return previous[right.length] ?? 0;
}
function similar(word, candidates, limit = 2) {
  return candidates.map((candidate) => ({
    candidate,
    distance: editDistance(word.toLowerCase(), candidate.toLowerCase(), limit)
  })).filter(({ distance }) => distance <= limit).sort((left, right) => left.distance - right.distance).map(({ candidate }) => candidate);
}

export {
  similar
};
