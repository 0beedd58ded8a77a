import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/lib/with-advice.ts
function withAdvice(why, advice) {
  if (advice === void 0) return why;
  return /[.!?]$/.test(why) ? `${why} ${advice}` : `${why}${new RegExp("^\\p{Lu}", "u").test(advice) ? "." : ";"} ${advice}`;
}

export {
  withAdvice
};
