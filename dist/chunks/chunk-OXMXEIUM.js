import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  createRecentMap,
  isMarked,
  partOf
} from "./chunk-PKKGHBBQ.js";
import {
  GitHubError,
  LostAnswerError,
  demandAnswer
} from "./chunk-XGKTQX3O.js";
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import {
  coerce_exports,
  iso_exports
} from "./chunk-7QZRSVVM.js";
import {
  parseSha
} from "./chunk-NH74PUX4.js";
import {
  NEVER,
  _enum,
  _undefined,
  array,
  boolean,
  discriminatedUnion,
  literal,
  number,
  object,
  record,
  string,
  tuple,
  union,
  unknown
} from "./chunk-C6CPXS2Y.js";

// src/github/client/api-base.ts
function parseApiBase(text) {
  const url = URL.canParse(text) ? new URL(text) : void 0;
  if (url === void 0) return refuse("It is not a URL.");
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return refuse("Plain http is for this machine only: a token would travel in the clear.");
  if (url.protocol !== "https:" && url.protocol !== "http:") return refuse("It must begin with https://.");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    return refuse("It must hold no credentials, query or fragment.");
  if (url.hostname === "github.com" || url.hostname === "www.github.com")
    return refuse("That is the website; the API is at https://api.github.com.");
  const path = url.pathname.replace(/\/+$/, "");
  if (path === "") return { kind: "base", base: { rest: url.origin, graphql: new URL("/graphql", url).href } };
  if (path === "/api/v3")
    return {
      kind: "base",
      base: { rest: `${url.origin}/api/v3`, graphql: new URL("/api/graphql", url).href }
    };
  return refuse(`Its path is ${path}; a GitHub Enterprise Server answers under /api/v3.`);
}
function isLoopback(hostname) {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
function refuse(message) {
  return {
    kind: "problem",
    problem: {
      code: "API_URL_WRONG",
      message,
      advice: "Use https://api.github.com, or https://HOST/api/v3 for a GitHub Enterprise Server."
    }
  };
}

// src/github/client/graphql-body.ts
var Failure = object({
  type: string().optional(),
  message: string(),
  path: array(unknown()).optional()
});
var GraphqlBody = object({ data: unknown(), errors: array(Failure).optional() }).partial({ data: true }).refine(({ data, errors = [] }) => (data ?? void 0) !== void 0 || errors.length > 0);
var Words = object({ message: string(), data: _undefined().optional() });
var limits = /^(?:api rate limit|you have exceeded a secondary rate limit)/i;
function saysLimited(body) {
  const failures = GraphqlBody.safeParse(body).data?.errors ?? [];
  if (failures.some(isLimitFailure)) return true;
  return limits.test(Words.safeParse(body).data?.message ?? "");
}
function isLimitFailure({ type, message }) {
  return type === "RATE_LIMIT" || type === "RATE_LIMITED" || type === void 0 && limits.test(message);
}
function lostFailure(body) {
  return GraphqlBody.safeParse(body).data?.errors?.find(
    ({ type, message }) => type === void 0 && /^something went wrong while executing your query/i.test(message)
  );
}

// src/github/client/retry.ts
var maximumAttempts = 4;
var minute = 6e4;
var longestLimit = 61 * minute;
function nextTry(call) {
  const { attempted, attempt, repeatable, now } = call;
  if (attempted.kind === "answered" && isLimit(attempted))
    return { kind: "limited", until: Math.min(limitEnd(attempted, attempt, now), now + longestLimit) };
  if (attempt >= maximumAttempts) return { kind: "settled" };
  if (attempted.kind === "answered" && attempted.status === 401)
    return attempt === 1 ? { kind: "renew-token" } : { kind: "settled" };
  const broken = attempted.kind === "lost" || attempted.status >= 500;
  return broken && repeatable ? { kind: "again", after: 250 * 3 ** (attempt - 1) } : { kind: "settled" };
}
function isLimit(answer) {
  if (answer.rateLimited || answer.status === 429) return true;
  if (answer.status !== 403) return false;
  return answer.header("retry-after") !== void 0 || answer.header("x-ratelimit-remaining") === "0" || /rate limit|abuse detection/i.test(answer.message);
}
function limitEnd(answer, attempt, now) {
  const patience = answer.header("retry-after") ?? "";
  if (/^\d+$/.test(patience)) return now + Math.max(1, Number(patience)) * 1e3;
  const reset = Number(answer.header("x-ratelimit-reset") ?? Number.NaN);
  const spent = answer.header("x-ratelimit-remaining") === "0" || answer.rateLimited;
  if (spent && Number.isFinite(reset)) return Math.max(now, reset * 1e3) + 1e3;
  return now + minute * 2 ** (attempt - 1);
}

// src/github/client/persist.ts
async function persist(policy, send) {
  const { clock, pacer, repeatable, write, content, graphql: graphql3 } = policy;
  for (let attempt = 1; ; attempt++) {
    await pacer.turn({ write, content });
    const sent = await send();
    const next = nextTry({
      attempted: asAttempted(sent, graphql3),
      attempt,
      repeatable,
      now: clock.now().getTime()
    });
    if (next.kind === "limited") pacer.closeUntil(next.until);
    if (next.kind === "settled" || attempt === maximumAttempts) return sent;
    if (next.kind === "again") await clock.sleep(next.after);
    if (next.kind === "renew-token") policy.renew();
  }
}
function asAttempted(sent, graphql3) {
  if (sent.kind === "lost") return sent;
  const { status, headers, message, body } = sent;
  const own = graphql3 && status === 200;
  if (own && lostFailure(body) !== void 0) return { kind: "lost" };
  return {
    kind: "answered",
    status,
    header: (name) => headers[name],
    message,
    rateLimited: own && saysLimited(body)
  };
}

// src/github/client/api.ts
function createApi(parts, credential) {
  const installation = credential.kind === "app" ? void 0 : credential.installation;
  const pacer = parts.pacerOf(installation);
  return async (call) => {
    const reads = call.route.startsWith("GET ");
    const policy = {
      clock: parts.clock,
      pacer,
      ...natureOf(call),
      renew: () => parts.tokens.renew(credential)
    };
    const isKept = reads && call.headers === void 0 && call.stream !== true && call.once !== true;
    const key = isKept ? cacheKey(installation, call) : void 0;
    const sent = await persist(policy, () => sendAs(call, key));
    return answerOf(call, sent);
  };
  async function sendAs(call, key) {
    const authorization = await parts.tokens.authorization(credential);
    const held = key === void 0 ? void 0 : parts.cache.find(key);
    const sent = await parts.send({
      route: call.route,
      parameters: call.parameters ?? {},
      ...call.stream === true ? { stream: true } : {},
      headers: {
        authorization,
        accept: call.accept ?? "application/vnd.github+json",
        ...held === void 0 ? {} : { "if-none-match": held.etag },
        ...call.headers
      }
    });
    if (held !== void 0 && sent.kind === "answered" && sent.status === 304) return held.sent();
    if (key !== void 0) parts.cache.keep(key, sent);
    return sent;
  }
}
function natureOf({ route: route4, repeatable = route4.startsWith("GET "), content = false }) {
  const graphql3 = route4.endsWith("/graphql");
  return { graphql: graphql3, repeatable, content, write: graphql3 ? !repeatable : !route4.startsWith("GET ") };
}
function cacheKey(installation, call) {
  return JSON.stringify([installation ?? "app", call.route, call.accept ?? "", call.parameters ?? {}]);
}
function answerOf(call, sent) {
  const answer = demandAnswer(call.route, sent);
  const { status, message } = answer;
  if (status < 300 || call.expect?.includes(status)) return answer;
  throw new GitHubError(call.route, { status, message });
}

// src/github/client/conditional.ts
var capacity = 8 * 1024 * 1024;
var largest = 1024 * 1024;
var overhead = 500;
function createConditionalCache(most2 = capacity) {
  const kept = createRecentMap(most2);
  return {
    find: (key) => kept.get(key),
    keep(key, sent) {
      kept.delete(key);
      if (sent.kind === "lost" || sent.status !== 200) return;
      const { etag, link } = sent.headers;
      if (etag === void 0) return;
      const text = new TextEncoder().encode(JSON.stringify(sent.body ?? ""));
      if (text.length > largest) return;
      const headers = { etag, ...link === void 0 ? {} : { link } };
      const held = () => ({ ...answered, headers, body: JSON.parse(new TextDecoder().decode(text)) });
      kept.set(key, { etag, sent: held }, text.length + 2 * key.length + overhead);
    }
  };
}
var answered = { kind: "answered", status: 200, message: "" };

// src/github/client/graphql.ts
function createGraphql(api, url) {
  const post = async (document, variables, repeatable) => {
    const answer = await api({ route: `POST ${url}`, parameters: { query: document, variables }, repeatable });
    const body = GraphqlBody.safeParse(answer.body);
    if (!body.success) throw new LostAnswerError("POST /graphql", "an answer that is no GraphQL");
    const { data, errors = [] } = body.data;
    const lost = lostFailure(answer.body);
    if (lost !== void 0) throw new LostAnswerError("POST /graphql", lost.message);
    const limit = errors.find(isLimitFailure);
    if (limit !== void 0) throw graphqlError(limit);
    return { data, failures: errors };
  };
  return {
    async query(document, variables, tolerate = () => false) {
      const answer = await post(document, variables, true);
      const failure = answer.failures.find((each) => !tolerate(each));
      if (failure !== void 0) throw graphqlError(failure);
      return answer;
    },
    mutate: (document, variables) => post(document, variables, false)
  };
}
function graphqlError(failure) {
  return new GitHubError("POST /graphql", { status: 200, message: failure.message, type: failure.type });
}

// src/github/client/pace.ts
var limits2 = [
  { window: 6e4, most: 80, weigh: (call) => call.content ? 1 : 0 },
  { window: 36e5, most: 500, weigh: (call) => call.content ? 1 : 0 },
  { window: 6e4, most: 900, weigh: (call) => call.write ? 5 : 1 }
];
var free = 0.75;
var longestWindow = 36e5;
function paceDelay(past, call, now) {
  return Math.max(0, ...limits2.map((limit) => delayFor(limit, past, call, now)));
}
function delayFor(limit, past, call, now) {
  const cost = limit.weigh(call);
  if (cost === 0) return 0;
  const recent = past.filter((each) => each.at > now - limit.window && limit.weigh(each) > 0);
  const used = recent.reduce((sum, each) => sum + limit.weigh(each), 0);
  if (used + cost <= limit.most * free) return 0;
  const last = recent.at(-1)?.at ?? now;
  const spacing = limit.window / limit.most * cost;
  return Math.max(last + spacing - now, roomAt(limit, recent, used + cost) - now, 0);
}
function roomAt(limit, recent, wanted) {
  let excess = wanted - limit.most;
  for (const call of recent) {
    if (excess <= 0) return 0;
    excess -= limit.weigh(call);
    if (excess <= 0) return call.at + limit.window;
  }
  return 0;
}

// src/github/client/pacer.ts
function createPacer(clock) {
  let past = [];
  let closed = 0;
  const lines = /* @__PURE__ */ new Map();
  async function pass(call) {
    for (; ; ) {
      const now = clock.now().getTime();
      past = past.filter((each) => each.at > now - (each.content ? longestWindow : 6e4));
      const delay = Math.max(closed - now, paceDelay(past, call, now));
      if (delay <= 0) break;
      await clock.sleep(delay);
    }
    past = [...past, { ...call, at: clock.now().getTime() }];
  }
  return {
    turn(call) {
      const kind = call.content ? "content" : call.write ? "write" : "read";
      const before = lines.get(kind) ?? Promise.resolve();
      const mine = before.catch(() => void 0).then(() => pass(call));
      lines.set(kind, mine);
      return mine;
    },
    closeUntil(instant) {
      closed = Math.max(closed, instant);
    }
  };
}

// node_modules/universal-user-agent/index.js
function getUserAgent() {
  if (typeof navigator === "object" && "userAgent" in navigator) {
    return navigator.userAgent;
  }
  if (typeof process === "object" && process.version !== void 0) {
    return `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`;
  }
  return "<environment undetectable>";
}

// node_modules/before-after-hook/lib/register.js
function register(state, name, method, options) {
  if (typeof method !== "function") {
    throw new Error("method for before hook must be a function");
  }
  if (!options) {
    options = {};
  }
  if (Array.isArray(name)) {
    return name.reverse().reduce((callback, name2) => {
      return register.bind(null, state, name2, callback, options);
    }, method)();
  }
  return Promise.resolve().then(() => {
    if (!state.registry[name]) {
      return method(options);
    }
    return state.registry[name].reduce((method2, registered) => {
      return registered.hook.bind(null, method2, options);
    }, method)();
  });
}

// node_modules/before-after-hook/lib/add.js
function addHook(state, kind, name, hook2) {
  const orig = hook2;
  if (!state.registry[name]) {
    state.registry[name] = [];
  }
  if (kind === "before") {
    hook2 = (method, options) => {
      return Promise.resolve().then(orig.bind(null, options)).then(method.bind(null, options));
    };
  }
  if (kind === "after") {
    hook2 = (method, options) => {
      let result;
      return Promise.resolve().then(method.bind(null, options)).then((result_) => {
        result = result_;
        return orig(result, options);
      }).then(() => {
        return result;
      });
    };
  }
  if (kind === "error") {
    hook2 = (method, options) => {
      return Promise.resolve().then(method.bind(null, options)).catch((error) => {
        return orig(error, options);
      });
    };
  }
  state.registry[name].push({
    hook: hook2,
    orig
  });
}

// node_modules/before-after-hook/lib/remove.js
function removeHook(state, name, method) {
  if (!state.registry[name]) {
    return;
  }
  const index = state.registry[name].map((registered) => {
    return registered.orig;
  }).indexOf(method);
  if (index === -1) {
    return;
  }
  state.registry[name].splice(index, 1);
}

// node_modules/before-after-hook/index.js
var bind = Function.bind;
var bindable = bind.bind(bind);
function bindApi(hook2, state, name) {
  const removeHookRef = bindable(removeHook, null).apply(
    null,
    name ? [state, name] : [state]
  );
  hook2.api = { remove: removeHookRef };
  hook2.remove = removeHookRef;
  ["before", "error", "after", "wrap"].forEach((kind) => {
    const args = name ? [state, kind, name] : [state, kind];
    hook2[kind] = hook2.api[kind] = bindable(addHook, null).apply(null, args);
  });
}
function Singular() {
  const singularHookName = /* @__PURE__ */ Symbol("Singular");
  const singularHookState = {
    registry: {}
  };
  const singularHook = register.bind(null, singularHookState, singularHookName);
  bindApi(singularHook, singularHookState, singularHookName);
  return singularHook;
}
function Collection() {
  const state = {
    registry: {}
  };
  const hook2 = register.bind(null, state);
  bindApi(hook2, state);
  return hook2;
}
var before_after_hook_default = { Singular, Collection };

// node_modules/@octokit/endpoint/dist-bundle/index.js
var VERSION = "0.0.0-development";
var userAgent = `octokit-endpoint.js/${VERSION} ${getUserAgent()}`;
var DEFAULTS = {
  method: "GET",
  baseUrl: "https://api.github.com",
  headers: {
    accept: "application/vnd.github.v3+json",
    "user-agent": userAgent
  },
  mediaType: {
    format: ""
  }
};
function lowercaseKeys(object2) {
  if (!object2) {
    return {};
  }
  return Object.keys(object2).reduce((newObj, key) => {
    newObj[key.toLowerCase()] = object2[key];
    return newObj;
  }, {});
}
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
function mergeDeep(defaults, options) {
  const result = Object.assign({}, defaults);
  Object.keys(options).forEach((key) => {
    if (isPlainObject(options[key])) {
      if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
      else result[key] = mergeDeep(defaults[key], options[key]);
    } else {
      Object.assign(result, { [key]: options[key] });
    }
  });
  return result;
}
function removeUndefinedProperties(obj) {
  for (const key in obj) {
    if (obj[key] === void 0) {
      delete obj[key];
    }
  }
  return obj;
}
function merge(defaults, route4, options) {
  if (typeof route4 === "string") {
    let [method, url] = route4.split(" ");
    options = Object.assign(url ? { method, url } : { url: method }, options);
  } else {
    options = Object.assign({}, route4);
  }
  options.headers = lowercaseKeys(options.headers);
  removeUndefinedProperties(options);
  removeUndefinedProperties(options.headers);
  const mergedOptions = mergeDeep(defaults || {}, options);
  if (options.url === "/graphql") {
    if (defaults && defaults.mediaType.previews?.length) {
      mergedOptions.mediaType.previews = defaults.mediaType.previews.filter(
        (preview) => !mergedOptions.mediaType.previews.includes(preview)
      ).concat(mergedOptions.mediaType.previews);
    }
    mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
  }
  return mergedOptions;
}
function addQueryParameters(url, parameters) {
  const separator = /\?/.test(url) ? "&" : "?";
  const names = Object.keys(parameters);
  if (names.length === 0) {
    return url;
  }
  return url + separator + names.map((name) => {
    if (name === "q") {
      return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
    }
    return `${name}=${encodeURIComponent(parameters[name])}`;
  }).join("&");
}
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
  return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
  const matches = url.match(urlVariableRegex);
  if (!matches) {
    return [];
  }
  return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}
function omit(object2, keysToOmit) {
  const result = { __proto__: null };
  for (const key of Object.keys(object2)) {
    if (keysToOmit.indexOf(key) === -1) {
      result[key] = object2[key];
    }
  }
  return result;
}
function encodeReserved(str) {
  return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
    if (!/%[0-9A-Fa-f]/.test(part)) {
      part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
    }
    return part;
  }).join("");
}
function encodeUnreserved(str) {
  return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
    return "%" + c.charCodeAt(0).toString(16).toUpperCase();
  });
}
function encodeValue(operator, value, key) {
  value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
  if (key) {
    return encodeUnreserved(key) + "=" + value;
  } else {
    return value;
  }
}
function isDefined(value) {
  return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
  return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
  var value = context[key], result = [];
  if (isDefined(value) && value !== "") {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
      value = value.toString();
      if (modifier && modifier !== "*") {
        value = value.substring(0, parseInt(modifier, 10));
      }
      result.push(
        encodeValue(operator, value, isKeyOperator(operator) ? key : "")
      );
    } else {
      if (modifier === "*") {
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            result.push(
              encodeValue(operator, value2, isKeyOperator(operator) ? key : "")
            );
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              result.push(encodeValue(operator, value[k], k));
            }
          });
        }
      } else {
        const tmp = [];
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            tmp.push(encodeValue(operator, value2));
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              tmp.push(encodeUnreserved(k));
              tmp.push(encodeValue(operator, value[k].toString()));
            }
          });
        }
        if (isKeyOperator(operator)) {
          result.push(encodeUnreserved(key) + "=" + tmp.join(","));
        } else if (tmp.length !== 0) {
          result.push(tmp.join(","));
        }
      }
    }
  } else {
    if (operator === ";") {
      if (isDefined(value)) {
        result.push(encodeUnreserved(key));
      }
    } else if (value === "" && (operator === "&" || operator === "?")) {
      result.push(encodeUnreserved(key) + "=");
    } else if (value === "") {
      result.push("");
    }
  }
  return result;
}
function parseUrl(template) {
  return {
    expand: expand.bind(null, template)
  };
}
function expand(template, context) {
  var operators = ["+", "#", ".", "/", ";", "?", "&"];
  template = template.replace(
    /\{([^\{\}]+)\}|([^\{\}]+)/g,
    function(_, expression, literal2) {
      if (expression) {
        let operator = "";
        const values = [];
        if (operators.indexOf(expression.charAt(0)) !== -1) {
          operator = expression.charAt(0);
          expression = expression.substr(1);
        }
        expression.split(/,/g).forEach(function(variable) {
          var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
          values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
        });
        if (operator && operator !== "+") {
          var separator = ",";
          if (operator === "?") {
            separator = "&";
          } else if (operator !== "#") {
            separator = operator;
          }
          return (values.length !== 0 ? operator : "") + values.join(separator);
        } else {
          return values.join(",");
        }
      } else {
        return encodeReserved(literal2);
      }
    }
  );
  if (template === "/") {
    return template;
  } else {
    return template.replace(/\/$/, "");
  }
}
function parse(options) {
  let method = options.method.toUpperCase();
  let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
  let headers = Object.assign({}, options.headers);
  let body;
  let parameters = omit(options, [
    "method",
    "baseUrl",
    "url",
    "headers",
    "request",
    "mediaType"
  ]);
  const urlVariableNames = extractUrlVariableNames(url);
  url = parseUrl(url).expand(parameters);
  if (!/^http/.test(url)) {
    url = options.baseUrl + url;
  }
  const omittedParameters = Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl");
  const remainingParameters = omit(parameters, omittedParameters);
  const isBinaryRequest = /application\/octet-stream/i.test(headers.accept);
  if (!isBinaryRequest) {
    if (options.mediaType.format) {
      headers.accept = headers.accept.split(/,/).map(
        (format) => format.replace(
          /application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,
          `application/vnd$1$2.${options.mediaType.format}`
        )
      ).join(",");
    }
    if (url.endsWith("/graphql")) {
      if (options.mediaType.previews?.length) {
        const previewsFromAcceptHeader = headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
        headers.accept = previewsFromAcceptHeader.concat(options.mediaType.previews).map((preview) => {
          const format = options.mediaType.format ? `.${options.mediaType.format}` : "+json";
          return `application/vnd.github.${preview}-preview${format}`;
        }).join(",");
      }
    }
  }
  if (["GET", "HEAD"].includes(method)) {
    url = addQueryParameters(url, remainingParameters);
  } else {
    if ("data" in remainingParameters) {
      body = remainingParameters.data;
    } else {
      if (Object.keys(remainingParameters).length) {
        body = remainingParameters;
      }
    }
  }
  if (!headers["content-type"] && typeof body !== "undefined") {
    headers["content-type"] = "application/json; charset=utf-8";
  }
  if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") {
    body = "";
  }
  return Object.assign(
    { method, url, headers },
    typeof body !== "undefined" ? { body } : null,
    options.request ? { request: options.request } : null
  );
}
function endpointWithDefaults(defaults, route4, options) {
  return parse(merge(defaults, route4, options));
}
function withDefaults(oldDefaults, newDefaults) {
  const DEFAULTS2 = merge(oldDefaults, newDefaults);
  const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
  return Object.assign(endpoint2, {
    DEFAULTS: DEFAULTS2,
    defaults: withDefaults.bind(null, DEFAULTS2),
    merge: merge.bind(null, DEFAULTS2),
    parse
  });
}
var endpoint = withDefaults(null, DEFAULTS);

// node_modules/content-type/dist/index.js
var SP = 32;
var HTAB = 9;
var SEMI = 59;
var EQ = 61;
var DQUOTE = 34;
var BSLASH = 92;
var COMMA = 44;
var LOWER_CASE = 1;
var OWS = 2;
var SEMI_FLAG = 4;
var COMMA_FLAG = 8;
var TOKEN_FLAG = 16;
var NON_ASCII = 65280;
var CASE_FLAGS = LOWER_CASE | NON_ASCII;
var CHAR_MAP = new Uint8Array(256);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 128; code <= 255; code++) {
  CHAR_MAP[code] |= LOWER_CASE;
}
for (const char of "!#$%&'*+-.^_`|~") {
  CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
}
for (let code = 48; code <= 57; code++) {
  CHAR_MAP[code] |= TOKEN_FLAG;
}
for (let code = 65; code <= 90; code++) {
  CHAR_MAP[code] |= LOWER_CASE | TOKEN_FLAG;
}
for (let code = 97; code <= 122; code++) {
  CHAR_MAP[code] |= TOKEN_FLAG;
}
var NullObject = /* @__PURE__ */ (() => {
  const C = function() {
  };
  C.prototype = /* @__PURE__ */ Object.create(null);
  return C;
})();
function parse2(header, options) {
  const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
  const len = header.length;
  let valueStart = options?.start ?? 0;
  while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) {
    valueStart++;
  }
  let index = valueStart;
  let typeFlags = 0;
  let whitespace = -1;
  let stop = options?.parameters === false ? COMMA_FLAG : 0;
  while (index < len) {
    const code = header.charCodeAt(index);
    const flags = CHAR_MAP[code];
    if ((flags & stopFlags) !== 0) {
      stop |= flags & COMMA_FLAG;
      break;
    }
    if ((flags & OWS) !== 0) {
      if (whitespace === -1)
        whitespace = index;
    } else {
      whitespace = -1;
    }
    typeFlags |= code & NON_ASCII | flags;
    index++;
  }
  const valueEnd = whitespace === -1 ? index : whitespace;
  const value = header.slice(valueStart, valueEnd);
  const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
  if (index === len || stop !== 0) {
    return { type, index, parameters: new NullObject() };
  }
  return parseParameters(header, type, index, len, stopFlags);
}
function parseParameters(header, type, index, len, stopFlags) {
  const parameters = new NullObject();
  parameter: while (index < len) {
    index++;
    while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
      index++;
    }
    const keyStart = index;
    let keyFlags = 0;
    let keyWhitespace = -1;
    while (index < len) {
      const code = header.charCodeAt(index);
      const flags = CHAR_MAP[code];
      if ((flags & stopFlags) !== 0) {
        if ((flags & COMMA_FLAG) !== 0)
          break parameter;
        continue parameter;
      }
      if (code === EQ) {
        const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
        const value = header.slice(keyStart, keyEnd);
        const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
        index++;
        while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
          index++;
        }
        if (index < len && header.charCodeAt(index) === DQUOTE) {
          const quotedStart = ++index;
          let escaped = false;
          while (index < len) {
            const code2 = header.charCodeAt(index);
            if (code2 === DQUOTE) {
              if (parameters[key] === void 0) {
                parameters[key] = escaped ? unescapeQuotedPairs(header, quotedStart, index) : header.slice(quotedStart, index);
              }
              index++;
              let stop2 = 0;
              while (index < len) {
                const code3 = header.charCodeAt(index);
                const flags2 = CHAR_MAP[code3];
                if ((flags2 & stopFlags) !== 0) {
                  stop2 = flags2 & COMMA_FLAG;
                  break;
                }
                index++;
              }
              if (stop2 !== 0)
                break parameter;
              continue parameter;
            }
            if (code2 === BSLASH && index + 1 < len) {
              escaped = true;
              index += 2;
              continue;
            }
            index++;
          }
          continue parameter;
        }
        const valueStart = index;
        let stop = 0;
        let valueWhitespace = -1;
        while (index < len) {
          const code2 = header.charCodeAt(index);
          const flags2 = CHAR_MAP[code2];
          if ((flags2 & stopFlags) !== 0) {
            stop = flags2 & COMMA_FLAG;
            break;
          }
          if ((flags2 & OWS) !== 0) {
            if (valueWhitespace === -1)
              valueWhitespace = index;
          } else {
            valueWhitespace = -1;
          }
          index++;
        }
        if (parameters[key] === void 0) {
          const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
          parameters[key] = header.slice(valueStart, valueEnd);
        }
        if (stop !== 0)
          break parameter;
        continue parameter;
      }
      if ((flags & OWS) !== 0) {
        if (keyWhitespace === -1)
          keyWhitespace = index;
      } else {
        keyWhitespace = -1;
      }
      keyFlags |= code & NON_ASCII | flags;
      index++;
    }
  }
  return { type, index, parameters };
}
function unescapeQuotedPairs(str, start, end) {
  let result = "";
  for (let index = start; index < end; index++) {
    if (str.charCodeAt(index) === BSLASH) {
      result += str.slice(start, index);
      start = ++index;
    }
  }
  return result + str.slice(start, end);
}

// node_modules/json-with-bigint/json-with-bigint.js
var intRegex = /^-?\d+$/;
var noiseValue = /^-?\d+n+$/;
var originalStringify = JSON.stringify;
var originalParse = JSON.parse;
var customFormat = /^-?\d+n$/;
var bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
var noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;
var isUnstringifiable = (val) => val === void 0 || typeof val === "function" || typeof val === "symbol";
var isRawJSON = (val) => val !== null && typeof val === "object" && val.constructor && val.constructor.name === "RawJSON";
var stringifyIteratively = (rootValue, replacer, spaceParam) => {
  let space = "";
  if (typeof spaceParam === "number") {
    space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
  } else if (typeof spaceParam === "string") {
    space = spaceParam.slice(0, 10);
  }
  const isFunctionReplacer = typeof replacer === "function";
  const propertyList = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;
  const prepareVal = (parent, key, val) => {
    const isObject = val !== null && typeof val === "object";
    const hasToJSON = isObject && typeof val.toJSON === "function";
    if (hasToJSON) {
      val = val.toJSON(key);
    }
    const isNoise = typeof val === "string" && noiseValue.test(val);
    if (isNoise) return val + "n";
    const isBigInt = typeof val === "bigint";
    if (isBigInt) {
      const supportsRawJSON = "rawJSON" in JSON;
      if (supportsRawJSON) return JSON.rawJSON(val.toString());
      return val.toString() + "n";
    }
    if (isFunctionReplacer) {
      val = replacer.call(parent, key, val);
    }
    const isPostReplacerObject = val !== null && typeof val === "object";
    if (isPostReplacerObject) {
      const isPrimitiveWrapper = val instanceof Number || val instanceof String || val instanceof Boolean;
      if (isPrimitiveWrapper) {
        val = val.valueOf();
      }
    }
    return val;
  };
  const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);
  if (isUnstringifiable(rootProcessed)) {
    return void 0;
  }
  const isRootPrimitive = rootProcessed === null || typeof rootProcessed !== "object";
  const isRootNativeRawJSON = isRawJSON(rootProcessed);
  if (isRootPrimitive || isRootNativeRawJSON) {
    return originalStringify(rootProcessed);
  }
  const chunks = [];
  let level = 0;
  const stack = [
    {
      parent: { "": rootProcessed },
      key: "",
      val: rootProcessed,
      isArray: Array.isArray(rootProcessed),
      keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
      index: 0,
      first: true
    }
  ];
  const visited = new WeakSet([rootProcessed]);
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (node.index === 0) {
      chunks.push(node.isArray ? "[" : "{");
      level++;
    }
    let isDone = false;
    if (node.isArray) {
      if (node.index < node.val.length) {
        if (!node.first) chunks.push(",");
        if (space) chunks.push("\n" + space.repeat(level));
        const childRaw = node.val[node.index];
        const childVal = prepareVal(node.val, String(node.index), childRaw);
        if (isUnstringifiable(childVal)) {
          chunks.push("null");
          node.first = false;
          node.index++;
        } else {
          const isComplexObject = childVal !== null && typeof childVal === "object";
          const isNativeRaw = isRawJSON(childVal);
          if (isComplexObject && !isNativeRaw) {
            if (visited.has(childVal)) {
              throw new TypeError("Converting circular structure to JSON");
            }
            visited.add(childVal);
            stack.push({
              parent: node.val,
              key: String(node.index),
              val: childVal,
              isArray: Array.isArray(childVal),
              keys: Array.isArray(childVal) ? null : Object.keys(childVal),
              index: 0,
              first: true
            });
            node.first = false;
            node.index++;
          } else {
            chunks.push(originalStringify(childVal));
            node.first = false;
            node.index++;
          }
        }
      } else {
        isDone = true;
      }
    } else {
      while (node.index < node.keys.length) {
        const k = node.keys[node.index++];
        const isFilteredOutByArray = propertyList && !propertyList.has(k);
        if (isFilteredOutByArray) continue;
        const childRaw = node.val[k];
        const childVal = prepareVal(node.val, k, childRaw);
        if (isUnstringifiable(childVal)) continue;
        if (!node.first) chunks.push(",");
        if (space) {
          chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
        } else {
          chunks.push(originalStringify(k) + ":");
        }
        const isComplexObject = childVal !== null && typeof childVal === "object";
        const isNativeRaw = isRawJSON(childVal);
        if (isComplexObject && !isNativeRaw) {
          if (visited.has(childVal)) {
            throw new TypeError("Converting circular structure to JSON");
          }
          visited.add(childVal);
          stack.push({
            parent: node.val,
            key: k,
            val: childVal,
            isArray: Array.isArray(childVal),
            keys: Array.isArray(childVal) ? null : Object.keys(childVal),
            index: 0,
            first: true
          });
          node.first = false;
          break;
        } else {
          chunks.push(originalStringify(childVal));
          node.first = false;
        }
      }
      const isNodeFullyProcessed = node.index >= node.keys.length && stack[stack.length - 1] === node;
      if (isNodeFullyProcessed) {
        isDone = true;
      }
    }
    if (isDone) {
      level--;
      if (!node.first && space) chunks.push("\n" + space.repeat(level));
      chunks.push(node.isArray ? "]" : "}");
      visited.delete(node.val);
      stack.pop();
    }
  }
  return chunks.join("");
};
var JSONStringify = (value, replacer, space) => {
  try {
    const supportsRawJSON = "rawJSON" in JSON;
    if (supportsRawJSON) {
      return originalStringify(
        value,
        (key, val) => {
          if (typeof val === "bigint") return JSON.rawJSON(val.toString());
          const hasFunctionReplacer = typeof replacer === "function";
          if (hasFunctionReplacer) return replacer(key, val);
          const isKeyInArrayReplacer = Array.isArray(replacer) && replacer.includes(key);
          if (isKeyInArrayReplacer) return val;
          return val;
        },
        space
      );
    }
    if (!value) return originalStringify(value, replacer, space);
    const convertedToCustomJSON = originalStringify(
      value,
      (key, val) => {
        const isNoise = typeof val === "string" && noiseValue.test(val);
        if (isNoise) return val.toString() + "n";
        if (typeof val === "bigint") return val.toString() + "n";
        const hasFunctionReplacer = typeof replacer === "function";
        if (hasFunctionReplacer) return replacer(key, val);
        const isKeyInArrayReplacer = Array.isArray(replacer) && replacer.includes(key);
        if (isKeyInArrayReplacer) return val;
        return val;
      },
      space
    );
    const processedJSON = convertedToCustomJSON.replace(
      bigIntsStringify,
      "$1$2$3"
    );
    const denoisedJSON = processedJSON.replace(noiseStringify, "$1$2$3");
    return denoisedJSON;
  } catch (error) {
    if (error instanceof RangeError) {
      const convertedJSON = stringifyIteratively(value, replacer, space);
      if (convertedJSON === void 0) return void 0;
      const supportsRawJSON = "rawJSON" in JSON;
      if (supportsRawJSON) return convertedJSON;
      const processedJSON = convertedJSON.replace(bigIntsStringify, "$1$2$3");
      return processedJSON.replace(noiseStringify, "$1$2$3");
    }
    throw error;
  }
};
var featureCache = /* @__PURE__ */ new Map();
var isContextSourceSupported = () => {
  const parseFingerprint = JSON.parse.toString();
  if (featureCache.has(parseFingerprint)) {
    return featureCache.get(parseFingerprint);
  }
  try {
    const result = JSON.parse(
      "1",
      (_, __, context) => !!context?.source && context.source === "1"
    );
    featureCache.set(parseFingerprint, result);
    return result;
  } catch {
    featureCache.set(parseFingerprint, false);
    return false;
  }
};
var convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
  const isCustomFormatBigInt = typeof value === "string" && customFormat.test(value);
  if (isCustomFormatBigInt) return BigInt(value.slice(0, -1));
  const isNoiseValue = typeof value === "string" && noiseValue.test(value);
  if (isNoiseValue) return value.slice(0, -1);
  const hasUserReviver = typeof userReviver === "function";
  if (!hasUserReviver) return value;
  return userReviver(key, value, context);
};
var JSONParseV2 = (text, reviver) => {
  return JSON.parse(text, (key, value, context) => {
    const isNumber = typeof value === "number";
    const isOutOfBounds = value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
    const isBigNumber = isNumber && isOutOfBounds;
    const isInt = context && intRegex.test(context.source);
    const isBigInt = isBigNumber && isInt;
    if (isBigInt) return BigInt(context.source);
    const hasCustomReviver = typeof reviver === "function";
    if (!hasCustomReviver) return value;
    return reviver(key, value, context);
  });
};
var MAX_INT = Number.MAX_SAFE_INTEGER.toString();
var MAX_DIGITS = MAX_INT.length;
var stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
var noiseValueWithQuotes = /^"-?\d+n+"$/;
var applyReviverIteratively = (parsed, userReviver) => {
  const rootHolder = { "": parsed };
  const stack = [{ parent: rootHolder, key: "", visited: false }];
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (!node.visited) {
      node.visited = true;
      const value = node.parent[node.key];
      const isComplexObject = value !== null && typeof value === "object";
      if (isComplexObject) {
        const keys = Object.keys(value);
        for (let i = keys.length - 1; i >= 0; i--) {
          stack.push({ parent: value, key: keys[i], visited: false });
        }
      }
    } else {
      const { parent, key } = node;
      let value = parent[key];
      if (typeof value === "string") {
        const isCustomFormatBigInt = customFormat.test(value);
        if (isCustomFormatBigInt) {
          value = BigInt(value.slice(0, -1));
        } else {
          const isNoise = noiseValue.test(value);
          if (isNoise) value = value.slice(0, -1);
        }
      }
      const hasUserReviver = typeof userReviver === "function";
      if (hasUserReviver) {
        value = userReviver.call(parent, key, value);
      }
      const isDeleted = value === void 0;
      if (isDeleted) {
        delete parent[key];
      } else {
        parent[key] = value;
      }
      stack.pop();
    }
  }
  return rootHolder[""];
};
var serializeBigInts = (text) => {
  return text.replace(
    stringsOrLargeNumbers,
    (match, digits, fractional, exponential) => {
      const isString = match[0] === '"';
      const isNoise = isString && noiseValueWithQuotes.test(match);
      if (isNoise) return match.substring(0, match.length - 1) + 'n"';
      const hasFractionalOrExponential = fractional || exponential;
      const isLessThanMaxSafeInt = digits && (digits.length < MAX_DIGITS || digits.length === MAX_DIGITS && digits <= MAX_INT);
      const isStandardValue = isString || hasFractionalOrExponential || isLessThanMaxSafeInt;
      if (isStandardValue) return match;
      return '"' + match + 'n"';
    }
  );
};
var JSONParse = (text, reviver) => {
  if (!text) return originalParse(text, reviver);
  try {
    if (isContextSourceSupported()) return JSONParseV2(text, reviver);
    const serializedData = serializeBigInts(text);
    return originalParse(
      serializedData,
      (key, value, context) => convertMarkedBigIntsReviver(key, value, context, reviver)
    );
  } catch (error) {
    if (error instanceof RangeError) {
      const serializedData = serializeBigInts(text);
      const parsed = originalParse(serializedData);
      return applyReviverIteratively(parsed, reviver);
    }
    throw error;
  }
};

// node_modules/@octokit/request-error/dist-src/index.js
var RequestError = class extends Error {
  name;
  /**
   * http status code
   */
  status;
  /**
   * Request options that lead to the error.
   */
  request;
  /**
   * Response object if a response was received
   */
  response;
  constructor(message, statusCode, options) {
    super(message, { cause: options.cause });
    this.name = "HttpError";
    this.status = Number.parseInt(statusCode);
    if (Number.isNaN(this.status)) {
      this.status = 0;
    }
    if ("response" in options) {
      this.response = options.response;
    }
    const requestCopy = Object.assign({}, options.request);
    if (options.request.headers.authorization) {
      requestCopy.headers = Object.assign({}, options.request.headers, {
        authorization: options.request.headers.authorization.replace(
          /(?<! ) .*$/,
          " [REDACTED]"
        )
      });
    }
    requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
    this.request = requestCopy;
  }
};

// node_modules/@octokit/request/dist-bundle/index.js
var VERSION2 = "10.0.16";
var defaults_default = {
  headers: {
    "user-agent": `octokit-request.js/${VERSION2} ${getUserAgent()}`
  }
};
function isPlainObject2(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
var noop = () => "";
async function fetchWrapper(requestOptions) {
  const fetch = requestOptions.request?.fetch || globalThis.fetch;
  if (!fetch) {
    throw new Error(
      "fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing"
    );
  }
  const log = requestOptions.request?.log || console;
  const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
  const body = isPlainObject2(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
  const requestHeaders = Object.fromEntries(
    Object.entries(requestOptions.headers).map(([name, value]) => [
      name,
      String(value)
    ])
  );
  let fetchResponse;
  try {
    fetchResponse = await fetch(requestOptions.url, {
      method: requestOptions.method,
      body,
      redirect: requestOptions.request?.redirect,
      headers: requestHeaders,
      signal: requestOptions.request?.signal,
      // duplex must be set if request.body is ReadableStream or Async Iterables.
      // See https://fetch.spec.whatwg.org/#dom-requestinit-duplex.
      ...requestOptions.body && { duplex: "half" }
    });
  } catch (error) {
    let message = "Unknown Error";
    if (error instanceof Error) {
      if (error.name === "AbortError") {
        error.status = 500;
        throw error;
      }
      message = error.message;
      if (error.name === "TypeError" && "cause" in error) {
        if (error.cause instanceof Error) {
          message = error.cause.message;
        } else if (typeof error.cause === "string") {
          message = error.cause;
        }
      }
    }
    const requestError = new RequestError(message, 500, {
      request: requestOptions
    });
    requestError.cause = error;
    throw requestError;
  }
  const status = fetchResponse.status;
  const url = fetchResponse.url;
  const responseHeaders = {};
  for (const [key, value] of fetchResponse.headers) {
    responseHeaders[key] = value;
  }
  const octokitResponse = {
    url,
    status,
    headers: responseHeaders,
    data: ""
  };
  if ("deprecation" in responseHeaders) {
    const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
    const deprecationLink = matches && matches.pop();
    log.warn(
      `[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`
    );
  }
  if (status === 204 || status === 205) {
    return octokitResponse;
  }
  if (requestOptions.method === "HEAD") {
    if (status < 400) {
      return octokitResponse;
    }
    throw new RequestError(fetchResponse.statusText, status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status === 304) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError("Not modified", status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status >= 400) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError(toErrorMessage(octokitResponse.data), status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
  return octokitResponse;
}
async function getResponseData(response) {
  const contentType = response.headers.get("content-type");
  if (!contentType) {
    return response.text().catch(noop);
  }
  const mimetype = parse2(contentType);
  if (isJSONResponse(mimetype)) {
    let text = "";
    try {
      text = await response.text();
      return JSONParse(text);
    } catch (err) {
      return text;
    }
  } else if (mimetype.type.startsWith("text/") || // `application/octet-stream` is the canonical "arbitrary binary" type
  // (RFC 2046) and must never be decoded as text, even when the response
  // carries a (misleading) `charset=utf-8` parameter — see #751.
  mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") {
    return response.text().catch(noop);
  } else {
    return response.arrayBuffer().catch(
      /* v8 ignore next -- @preserve */
      () => new ArrayBuffer(0)
    );
  }
}
function isJSONResponse(mimetype) {
  return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
  if (typeof data === "string") {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return "Unknown error";
  }
  if (typeof data === "object" && data !== null && "message" in data) {
    const objectData = data;
    const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
    return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
  }
  return `Unknown error: ${JSON.stringify(data)}`;
}
function withDefaults2(oldEndpoint, newDefaults) {
  const endpoint2 = oldEndpoint.defaults(newDefaults);
  const newApi = function(route4, parameters) {
    const endpointOptions = endpoint2.merge(route4, parameters);
    if (!endpointOptions.request || !endpointOptions.request.hook) {
      return fetchWrapper(endpoint2.parse(endpointOptions));
    }
    const request2 = (route22, parameters2) => {
      return fetchWrapper(
        endpoint2.parse(endpoint2.merge(route22, parameters2))
      );
    };
    Object.assign(request2, {
      endpoint: endpoint2,
      defaults: withDefaults2.bind(null, endpoint2)
    });
    return endpointOptions.request.hook(request2, endpointOptions);
  };
  return Object.assign(newApi, {
    endpoint: endpoint2,
    defaults: withDefaults2.bind(null, endpoint2)
  });
}
var request = withDefaults2(endpoint, defaults_default);

// node_modules/@octokit/graphql/dist-bundle/index.js
var VERSION3 = "0.0.0-development";
function _buildMessageForResponseErrors(data) {
  return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
  constructor(request2, headers, response) {
    super(_buildMessageForResponseErrors(response));
    this.request = request2;
    this.headers = headers;
    this.response = response;
    this.errors = response.errors;
    this.data = response.data;
    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, this.constructor);
    }
  }
  request;
  headers;
  response;
  name = "GraphqlResponseError";
  errors;
  data;
};
var NON_VARIABLE_OPTIONS = [
  "method",
  "baseUrl",
  "url",
  "headers",
  "request",
  "query",
  "mediaType",
  "operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = ["query", "method", "url"];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
  if (options) {
    if (typeof query === "string" && "query" in options) {
      return Promise.reject(
        new Error(`[@octokit/graphql] "query" cannot be used as variable name`)
      );
    }
    for (const key in options) {
      if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
      return Promise.reject(
        new Error(
          `[@octokit/graphql] "${key}" cannot be used as variable name`
        )
      );
    }
  }
  const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
  const requestOptions = Object.keys(
    parsedOptions
  ).reduce((result, key) => {
    if (NON_VARIABLE_OPTIONS.includes(key)) {
      result[key] = parsedOptions[key];
      return result;
    }
    if (!result.variables) {
      result.variables = {};
    }
    result.variables[key] = parsedOptions[key];
    return result;
  }, {});
  const baseUrl = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
  if (GHES_V3_SUFFIX_REGEX.test(baseUrl)) {
    requestOptions.url = baseUrl.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
  }
  return request2(requestOptions).then((response) => {
    if (response.data.errors) {
      const headers = {};
      for (const key of Object.keys(response.headers)) {
        headers[key] = response.headers[key];
      }
      throw new GraphqlResponseError(
        requestOptions,
        headers,
        response.data
      );
    }
    return response.data.data;
  });
}
function withDefaults3(request2, newDefaults) {
  const newRequest = request2.defaults(newDefaults);
  const newApi = (query, options) => {
    return graphql(newRequest, query, options);
  };
  return Object.assign(newApi, {
    defaults: withDefaults3.bind(null, newRequest),
    endpoint: newRequest.endpoint
  });
}
var graphql2 = withDefaults3(request, {
  headers: {
    "user-agent": `octokit-graphql.js/${VERSION3} ${getUserAgent()}`
  },
  method: "POST",
  url: "/graphql"
});
function withCustomRequest(customRequest) {
  return withDefaults3(customRequest, {
    method: "POST",
    url: "/graphql"
  });
}

// node_modules/@octokit/auth-token/dist-bundle/index.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);
async function auth(token) {
  const isApp = isJWT(token);
  const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
  const isUserToServer = token.startsWith("ghu_");
  const tokenType = isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth";
  return {
    type: "token",
    token,
    tokenType
  };
}
function withAuthorizationPrefix(token) {
  if (token.split(/\./).length === 3) {
    return `bearer ${token}`;
  }
  return `token ${token}`;
}
async function hook(token, request2, route4, parameters) {
  const endpoint2 = request2.endpoint.merge(
    route4,
    parameters
  );
  endpoint2.headers.authorization = withAuthorizationPrefix(token);
  return request2(endpoint2);
}
var createTokenAuth = function createTokenAuth2(token) {
  if (!token) {
    throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
  }
  if (typeof token !== "string") {
    throw new Error(
      "[@octokit/auth-token] Token passed to createTokenAuth is not a string"
    );
  }
  token = token.replace(/^(token|bearer) +/i, "");
  return Object.assign(auth.bind(null, token), {
    hook: hook.bind(null, token)
  });
};

// node_modules/@octokit/core/dist-src/version.js
var VERSION4 = "7.0.8";

// node_modules/@octokit/core/dist-src/index.js
var noop2 = () => {
};
var consoleWarn = console.warn.bind(console);
var consoleError = console.error.bind(console);
function createLogger(logger = {}) {
  if (typeof logger.debug !== "function") {
    logger.debug = noop2;
  }
  if (typeof logger.info !== "function") {
    logger.info = noop2;
  }
  if (typeof logger.warn !== "function") {
    logger.warn = consoleWarn;
  }
  if (typeof logger.error !== "function") {
    logger.error = consoleError;
  }
  return logger;
}
var userAgentTrail = `octokit-core.js/${VERSION4} ${getUserAgent()}`;
var Octokit = class {
  static VERSION = VERSION4;
  static defaults(defaults) {
    const OctokitWithDefaults = class extends this {
      constructor(...args) {
        const options = args[0] || {};
        if (typeof defaults === "function") {
          super(defaults(options));
          return;
        }
        super(
          Object.assign(
            {},
            defaults,
            options,
            options.userAgent && defaults.userAgent ? {
              userAgent: `${options.userAgent} ${defaults.userAgent}`
            } : null
          )
        );
      }
    };
    return OctokitWithDefaults;
  }
  static plugins = [];
  /**
   * Attach a plugin (or many) to your Octokit instance.
   *
   * @example
   * const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
   */
  static plugin(...newPlugins) {
    const currentPlugins = this.plugins;
    const NewOctokit = class extends this {
      static plugins = currentPlugins.concat(
        newPlugins.filter((plugin) => !currentPlugins.includes(plugin))
      );
    };
    return NewOctokit;
  }
  constructor(options = {}) {
    const hook2 = new before_after_hook_default.Collection();
    const requestDefaults = {
      baseUrl: request.endpoint.DEFAULTS.baseUrl,
      headers: {},
      request: Object.assign({}, options.request, {
        // @ts-ignore internal usage only, no need to type
        hook: hook2.bind(null, "request")
      }),
      mediaType: {
        previews: [],
        format: ""
      }
    };
    requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
    if (options.baseUrl) {
      requestDefaults.baseUrl = options.baseUrl;
    }
    if (options.previews) {
      requestDefaults.mediaType.previews = options.previews;
    }
    if (options.timeZone) {
      requestDefaults.headers["time-zone"] = options.timeZone;
    }
    this.request = request.defaults(requestDefaults);
    this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
    this.log = createLogger(options.log);
    this.hook = hook2;
    if (!options.authStrategy) {
      if (!options.auth) {
        this.auth = async () => ({
          type: "unauthenticated"
        });
      } else {
        const auth2 = createTokenAuth(options.auth);
        hook2.wrap("request", auth2.hook);
        this.auth = auth2;
      }
    } else {
      const { authStrategy, ...otherOptions } = options;
      const auth2 = authStrategy(
        Object.assign(
          {
            request: this.request,
            log: this.log,
            // we pass the current octokit instance as well as its constructor options
            // to allow for authentication strategies that return a new octokit instance
            // that shares the same internal state as the current one. The original
            // requirement for this was the "event-octokit" authentication strategy
            // of https://github.com/probot/octokit-auth-probot.
            octokit: this,
            octokitOptions: otherOptions
          },
          options.auth
        )
      );
      hook2.wrap("request", auth2.hook);
      this.auth = auth2;
    }
    const classConstructor = this.constructor;
    for (let i = 0; i < classConstructor.plugins.length; ++i) {
      Object.assign(this, classConstructor.plugins[i](this, options));
    }
  }
  // assigned during constructor
  request;
  graphql;
  log;
  hook;
  // TODO: type `octokit.auth` based on passed options.authStrategy
  auth;
};

// src/github/client/send.ts
var apiVersion = "2022-11-28";
var timeouts = { read: 15e3, write: 3e4, stream: 18e4 };
function createSend(options) {
  const octokit = new (options.octokit ?? Octokit)({
    baseUrl: options.base.rest,
    userAgent: options.userAgent,
    log: silent,
    ...options.fetch === void 0 ? {} : { request: { fetch: options.fetch } }
  });
  const { observe } = options;
  return async (outgoing) => {
    const started = performance.now();
    const sent = await sendOnce(octokit, outgoing);
    observe?.({
      route: outgoing.route.replace(/https?:\/\/\S+(?=\/graphql)/, ""),
      kind: kindOf(outgoing.route),
      status: sent.kind === "lost" ? "lost" : sent.status,
      milliseconds: performance.now() - started,
      headers: sent.kind === "lost" ? {} : sent.headers
    });
    return sent;
  };
}
function kindOf(route4) {
  if (route4.endsWith("/graphql")) return "graphql";
  if (route4.endsWith("/access_tokens")) return "token";
  return route4.startsWith("GET ") ? "read" : "write";
}
async function sendOnce(octokit, { route: route4, parameters, headers, stream = false }) {
  const reads = route4.startsWith("GET ");
  const timeout = stream ? timeouts.stream : reads ? timeouts.read : timeouts.write;
  const redirect = reads ? "follow" : "manual";
  try {
    const answer = await octokit.request(route4, {
      ...parameters,
      headers: { "x-github-api-version": apiVersion, ...headers },
      request: { signal: AbortSignal.timeout(timeout), redirect, parseSuccessResponseBody: false }
    });
    return stream ? answered2(answer, "") : await withBody(answer);
  } catch (error) {
    return fromError(error);
  }
}
function fromError(error) {
  if (!(error instanceof Error)) throw error;
  if (error.name === "AbortError") return { kind: "lost", reason: error.message };
  if (error.name !== "HttpError") throw error;
  const { response } = error;
  if (response === void 0) return { kind: "lost", reason: error.message };
  return isBrokenOff(response) ? brokenOff : answered2(response, messageOf(response.data));
}
function isBrokenOff({ status, headers, data }) {
  if (status < 400 || status >= 500 || typeof data !== "string" || !isJson(headers)) return false;
  return status !== 429 && headers["retry-after"] === void 0 && headers["x-ratelimit-remaining"] !== "0";
}
function isJson(headers) {
  return /^application\/(?:[\w.+-]+\+)?json\b/.test(String(headers["content-type"] ?? ""));
}
async function withBody(answer) {
  const text = await textOf(answer.data).catch(() => void 0);
  if (text === void 0) return brokenOff;
  if (!isJson(answer.headers)) return answered2({ ...answer, data: text }, "");
  try {
    return answered2({ ...answer, data: parseJson(text) }, "");
  } catch {
    return brokenOff;
  }
}
var longNumber = /[[:,]\s*\d{16}/;
function parseJson(text) {
  return longNumber.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
}
function exact(_key, value, token) {
  const source = token?.source ?? "";
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(source) ? value : source;
}
var brokenOff = { kind: "lost", reason: "an answer that broke off" };
async function textOf(body) {
  return body instanceof ReadableStream ? new Response(body).text() : "";
}
function answered2(answer, message) {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value ?? "")])
  );
  return { kind: "answered", status: answer.status, headers, body: answer.data, message };
}
function messageOf(body) {
  if (typeof body === "string") return body.slice(0, 200);
  const { message, errors } = typeof body === "object" && body !== null ? body : {};
  const details = Array.isArray(errors) ? errors.map(detailOf).filter((text) => text !== "") : [];
  return [typeof message === "string" ? message : "", ...details].filter((text) => text !== "").join(": ");
}
function detailOf(error) {
  if (typeof error === "string") return error;
  const { message, code, field } = typeof error === "object" && error !== null ? error : {};
  if (typeof message === "string") return message;
  return [field, code].filter((text) => typeof text === "string").join(" ");
}
var silent = { debug: noop3, info: noop3, warn: noop3, error: noop3 };
function noop3() {
}

// src/github/access.ts
function pathOf(ref) {
  return { owner: ref.owner, repo: ref.name };
}
var ShaText = string().transform((text, context) => {
  const sha = parseSha(text);
  if (sha !== void 0) return sha;
  context.addIssue("not a full commit id");
  return NEVER;
});
var Instant = iso_exports.datetime({ offset: true }).transform((text) => new Date(text));
function parseAnswer(call, shape, answer) {
  const parsed = shape.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.map(String).join(".") ?? "";
  throw new GitHubError(call, {
    status: answer.status ?? 200,
    message: `an answer that we do not understand, at ${place}: ${issue?.message ?? ""}`
  });
}
function parseGraphql(shape, data) {
  return parseAnswer("POST /graphql", shape, { body: data });
}

// src/github/pages.ts
var mostPages = 20;
async function readPages(api, call, shape) {
  const entries = [];
  for (let page2 = 1; page2 <= mostPages; page2++) {
    const answer = await api({ ...call, parameters: { ...call.parameters, per_page: 100, page: page2 } });
    const read = parseAnswer(call.route, array(shape.entry), answer);
    entries.push(...read);
    if (!hasNext(answer) || shape.enough?.(read) === true) break;
  }
  return entries;
}
function hasNext(answer) {
  return /;\s*rel="next"/.test(answer.headers.link ?? "");
}

// src/github/registration.ts
var Granted = record(string(), string());
var App = object({
  id: number(),
  slug: string(),
  html_url: string(),
  owner: object({ login: string(), type: string() }).nullish().catch(void 0),
  permissions: Granted,
  events: array(string())
});
var InstallationShape = object({
  id: number(),
  html_url: string(),
  account: object({ login: string().optional(), slug: string().optional() }).nullable(),
  permissions: Granted,
  suspended_at: string().nullish()
});
var Hook = object({
  url: string().nullish(),
  content_type: string().nullish(),
  insecure_ssl: union([string(), number()]).nullish()
});
var Delivery = object({ status_code: number(), delivered_at: Instant });

// src/github/client/tokens.ts
var AccessToken = object({ token: string().min(1), expires_at: iso_exports.datetime({ offset: true }) });

// src/github/client/connection.ts
function createTokenConnection(options) {
  const authorization = `token ${options.token}`;
  return connect(options, () => ({ authorization: async () => authorization, renew: () => void 0 }));
}
function connect(options, tokensOf) {
  const { base, clock } = options;
  const send = createSend({ ...options, userAgent: options.userAgent ?? "lockkeeper" });
  const pacerOf = createPacers(clock);
  const tokens = tokensOf(send, pacerOf(void 0));
  const parts = { send, clock, pacerOf, tokens, cache: createConditionalCache() };
  return {
    api: (credential) => createApi(parts, credential),
    graphql: (credential) => createGraphql(createApi(parts, credential), base.graphql)
  };
}
function createPacers(clock) {
  const pacers = /* @__PURE__ */ new Map();
  return (installation) => {
    const pacer = pacers.get(installation) ?? createPacer(clock);
    pacers.set(installation, pacer);
    return pacer;
  };
}

// src/github/repository/few-at-once.ts
var most = 10;
async function fewAtOnce(items, work) {
  const answers = [];
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) answers[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return answers;
}

// src/github/repository/tree.ts
var Tree = object({
  truncated: boolean(),
  tree: array(
    object({
      path: string(),
      mode: string(),
      type: string(),
      sha: string(),
      size: number().optional()
    })
  )
});
async function readTree(access, commit, known, isLarge) {
  const whole = isLarge ? void 0 : await getTree(access, commit, true);
  if (whole?.truncated === false) return { entries: toEntries(whole), isLarge: false };
  return { entries: await walk(access, "", commit, known), isLarge: true };
}
async function walk(access, path, id, known) {
  const level = await getTree(access, id, false);
  if (level.truncated) throw tooLarge(access, path);
  const entries = new Map(toEntries(level));
  const folders = level.tree.filter((entry) => entry.type === "tree");
  const below = await fewAtOnce(folders, async (folder) => {
    const key = `${access.ref.id}/${folder.sha}`;
    const found = known.get(key) ?? await readFolder(access, `${path}${folder.path}/`, folder.sha, known);
    known.set(key, found, found.size);
    return { folder, found };
  });
  for (const { folder, found } of below)
    for (const [name, entry] of found) entries.set(`${folder.path}/${name}`, entry);
  return entries;
}
async function readFolder(access, path, id, known) {
  const whole = await getTree(access, id, true);
  return whole.truncated ? walk(access, path, id, known) : toEntries(whole);
}
function tooLarge({ ref }, path) {
  return new ProblemError({
    code: "FOLDER_TOO_LARGE",
    message: `GitHub does not list all files of ${path === "" ? "the root" : path} in ${ref.owner}/${ref.name}: a folder has more than 100,000.`,
    advice: "Keep what is promoted in a repository, or in folders, of fewer files."
  });
}
async function getTree(access, id, recursive) {
  const route4 = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";
  const parameters = {
    ...pathOf(access.ref),
    tree_sha: id,
    ...recursive ? { recursive: "1" } : {}
  };
  return parseAnswer(route4, Tree, await access.api("survey")({ route: route4, parameters, once: true }));
}
function toEntries({ tree }) {
  return new Map(
    tree.filter(({ type }) => type !== "tree").map(({ path, mode, sha, size = 0 }) => [path, { oid: sha, mode, size }])
  );
}
var mostEntries = 3e5;
var mostCommits = 20;
function createTrees() {
  const kept = createRecentMap(mostEntries);
  const known = createRecentMap(mostEntries);
  const large = /* @__PURE__ */ new Set();
  const commits = /* @__PURE__ */ new Map();
  const keep = (id, key, entries) => {
    kept.set(key, entries, entries.size);
    const newest = [key, ...(commits.get(id) ?? []).filter((each) => each !== key)];
    for (const old of newest.splice(mostCommits)) kept.delete(old);
    commits.set(id, newest);
  };
  return async (access, commit) => {
    const key = `${access.ref.id}/${commit}`;
    const before = kept.get(key);
    if (before !== void 0) return before;
    const { entries, isLarge } = await readTree(access, commit, known, large.has(access.ref.id));
    if (isLarge) large.add(access.ref.id);
    else large.delete(access.ref.id);
    keep(access.ref.id, key, entries);
    return entries;
  };
}

// src/github/changed-files.ts
async function changedFiles(access, before, after) {
  const trees = createTrees();
  const [old, now] = [await treeAt(trees, access, before), await treeAt(trees, access, after)];
  if (old === void 0 || now === void 0) return void 0;
  const all = /* @__PURE__ */ new Set([...old.keys(), ...now.keys()]);
  return [...all].filter((path) => old.get(path)?.oid !== now.get(path)?.oid);
}
async function treeAt(trees, access, commit) {
  if (parseSha(commit) === void 0 || /^0+$/.test(commit)) return void 0;
  try {
    return await trees(access, commit);
  } catch (error) {
    const isAbsent = error instanceof GitHubError && (error.status === 404 || error.status === 422);
    if (isAbsent) return void 0;
    throw error;
  }
}

// src/github/commits.ts
function createCommits(access) {
  return { contains: (head, commit) => contains(access, head, commit) };
}
var Comparison = object({ status: _enum(["ahead", "behind", "identical", "diverged"]) });
var route = "GET /repos/{owner}/{repo}/compare/{basehead}";
async function contains(access, head, commit) {
  const answer = await access.api("survey")({
    route,
    // The first page alone carries the changed files, which nobody needs here.
    parameters: { ...pathOf(access.ref), basehead: `${commit}...${head}`, per_page: 1, page: 2 },
    expect: [404, 422]
  });
  if (answer.status === 404 || answer.status === 422) return "unknown";
  const { status } = parseAnswer(route, Comparison, answer);
  return status === "ahead" || status === "identical" ? "yes" : "no";
}

// src/github/cut.ts
function cutUnits(text, most2) {
  if (text.length <= most2) return text;
  return `${text.slice(0, most2 - 1).replace(/[\uD800-\uDBFF]$/, "")}\u2026`;
}

// src/github/deployment-standings.ts
var statesQuery = `query DeploymentStates($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Deployment {
      id
      latestStatus { state }
      statuses(first: 10) { nodes { state description createdAt } }
    }
  }
}`;
var States = object({
  nodes: array(
    object({
      id: string(),
      latestStatus: object({ state: string() }).nullable(),
      statuses: object({
        nodes: array(
          object({ state: string(), description: string().nullable(), createdAt: Instant }).nullable()
        )
      }).nullable()
    }).nullable()
  )
});
async function readStandings(access, nodes) {
  const ids = nodes.slice(0, 100);
  if (ids.length === 0) return /* @__PURE__ */ new Map();
  const { data } = await access.graphql("promote").query(statesQuery, { ids });
  return new Map(
    parseGraphql(States, data).nodes.flatMap((node) => {
      const state = states[node?.latestStatus?.state ?? ""];
      if (node === null || state === void 0) return [];
      return [[node.id, { state, ...outcomeOf(node.statuses?.nodes ?? []) }]];
    })
  );
}
function outcomeOf(statuses) {
  const [newest] = statuses.flatMap((status) => {
    const state = states[status?.state ?? ""];
    if (status === null || state === void 0 || state === "inactive") return [];
    return [{ state, description: status.description ?? "", at: status.createdAt }];
  }).toSorted((left, right) => right.at.getTime() - left.at.getTime());
  return newest === void 0 ? {} : { outcome: newest };
}
var states = {
  PENDING: "pending",
  QUEUED: "pending",
  WAITING: "pending",
  IN_PROGRESS: "in_progress",
  SUCCESS: "success",
  FAILURE: "failure",
  ERROR: "error",
  INACTIVE: "inactive"
};

// src/github/pull-requests/shape.ts
var RestPullRequest = object({
  number: number(),
  html_url: string(),
  title: string(),
  body: string().nullable(),
  state: _enum(["open", "closed"]),
  draft: boolean().optional(),
  user: object({ login: string(), type: string() }).nullable(),
  head: object({ ref: string(), sha: ShaText, repo: object({ id: number() }).nullable() }),
  base: object({ ref: string() }),
  created_at: Instant,
  merged_at: Instant.nullable(),
  merge_commit_sha: ShaText.nullable(),
  updated_at: Instant
});
function toPullRequest(identity, rest) {
  const { merged_at: mergedAt, merge_commit_sha: mergeCommit } = rest;
  return {
    number: rest.number,
    url: rest.html_url,
    branch: rest.head.ref,
    head: rest.head.sha,
    base: rest.base.ref,
    state: mergedAt === null ? rest.state : "merged",
    draft: rest.draft === true,
    ours: rest.user !== null && isOurAccount(identity, rest.user),
    title: rest.title,
    body: rest.body ?? "",
    createdAt: rest.created_at,
    // Before the merge the field names GitHub's trial merge.
    ...mergedAt === null ? {} : { mergedAt, ...mergeCommit === null ? {} : { mergeCommit } }
  };
}
function isOurAccount(identity, account) {
  if (identity.kind === "person") return account.type === "User" && account.login === identity.login;
  return account.type === "Bot" && account.login === `${identity.slug}[bot]`;
}
function isOurActor(identity, actor) {
  if (actor === null) return false;
  if (identity.kind === "person") return actor.__typename === "User" && actor.login === identity.login;
  if (actor.__typename !== "Bot") return false;
  return actor.login === identity.slug || actor.login === `${identity.slug}[bot]`;
}

// src/github/deployments.ts
function createDeployments(access) {
  return {
    find: (app, environment) => findDeployments(access, app, environment),
    list: async (app, environment) => {
      const listed = await listDeployments(access, app, environment);
      return newestFirst(listed.flatMap((each) => toDeployment(each)));
    },
    inEnvironment: (environment) => readNewest(access, environment),
    create: (deployment) => createDeployment(access, deployment),
    setState: (id, state, description, url) => setState(access, { id, state, description, url }),
    withdraw: (id) => withdraw(access, id)
  };
}
function taskOf(app) {
  return `lockkeeper:${app}`;
}
var RestDeployment = object({
  id: number(),
  node_id: string(),
  sha: string(),
  environment: string(),
  task: string(),
  payload: unknown(),
  created_at: Instant,
  performed_via_github_app: object({ id: number() }).nullish(),
  creator: object({ login: string(), type: string() }).nullable()
});
async function findDeployments(access, app, environment) {
  const ours = await listDeployments(access, app, environment);
  const states4 = await readStandings(
    access,
    ours.map(({ node_id }) => node_id)
  );
  return newestFirst(ours.flatMap((each) => toDeployment(each, states4.get(each.node_id))));
}
async function listDeployments(access, app, environment) {
  const route4 = "GET /repos/{owner}/{repo}/deployments";
  const parameters = { ...pathOf(access.ref), environment, task: taskOf(app) };
  const found = await readPages(access.api("promote"), { route: route4, parameters }, { entry: RestDeployment });
  return found.filter((each) => isOurs(access, each) && each.task === taskOf(app));
}
async function readNewest(access, environment) {
  const route4 = "GET /repos/{owner}/{repo}/deployments";
  const parameters = { ...pathOf(access.ref), environment };
  const shape = { entry: RestDeployment, enough: () => true };
  const found = await readPages(access.api("promote"), { route: route4, parameters }, shape);
  const ours = found.filter((each) => isOurs(access, each) && each.task.startsWith(taskOf("")));
  return newestFirst(ours.flatMap((each) => toDeployment(each)));
}
function newestFirst(deployments) {
  return deployments.toSorted((left, right) => right.id - left.id);
}
function isOurs(access, { creator, performed_via_github_app: app }) {
  const { identity } = access;
  if (identity.kind === "app" && app !== null && app !== void 0 && app.id !== identity.appId) return false;
  return creator !== null && isOurAccount(identity, creator);
}
function toDeployment(rest, standing = {}) {
  const payload = parsePayload(rest.payload);
  const { id, environment, sha, task, created_at: createdAt } = rest;
  if (payload === void 0) return [];
  return [{ id, environment, sha, task, payload, createdAt, ...standing }];
}
var Payload = object({
  request: string(),
  app: string(),
  environment: string(),
  version: string(),
  previous: string().optional(),
  by: string().optional(),
  kind: literal("rollback").optional(),
  stray: literal(true).optional()
});
function parsePayload(sent) {
  const { data } = Payload.safeParse(typeof sent === "string" ? parseJson2(sent) : sent);
  if (data === void 0) return void 0;
  const { previous, by, kind, stray, ...rest } = data;
  return {
    ...rest,
    ...previous === void 0 ? {} : { previous },
    ...by === void 0 ? {} : { by },
    ...kind === void 0 ? {} : { kind },
    ...stray === void 0 ? {} : { stray }
  };
}
function parseJson2(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
var longestDescription = 140;
var Created = object({ id: number(), created_at: Instant, sha: string() });
async function createDeployment(access, deployment) {
  const { sha, production, description, payload } = deployment;
  const route4 = "POST /repos/{owner}/{repo}/deployments";
  const task = taskOf(payload.app);
  const answer = await access.api("promote")({
    route: route4,
    parameters: {
      ...pathOf(access.ref),
      ref: sha,
      task,
      environment: payload.environment,
      payload,
      description: cutUnits(description, longestDescription),
      production_environment: production,
      transient_environment: false,
      // GitHub's defaults would merge the default branch into the ref, and wait for every check of the commit.
      auto_merge: false,
      required_contexts: []
    },
    content: true
  });
  if (answer.status !== 201)
    throw new GitHubError(route4, { status: answer.status, message: "no deployment was created" });
  const created = parseAnswer(route4, Created, answer);
  const { id, created_at: createdAt } = created;
  return { id, environment: payload.environment, sha: created.sha, task, payload, createdAt };
}
async function setState(access, status) {
  const { id, state, description, url } = status;
  await access.api("promote")({
    route: "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    parameters: {
      ...pathOf(access.ref),
      deployment_id: id,
      state,
      description: cutUnits(description, longestDescription),
      // GitHub would set every app's of the environment inactive: we set those that this one replaces.
      auto_inactive: false,
      ...url?.startsWith("https://") === true ? { log_url: url } : {}
    },
    // The newest status counts: the same one twice says the same.
    repeatable: true,
    content: true
  });
}
async function withdraw(access, id) {
  const call = access.api("promote");
  const parameters = { ...pathOf(access.ref), deployment_id: id };
  await call({
    route: "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    parameters: { ...parameters, state: "inactive", description: "recorded twice" },
    repeatable: true,
    expect: [404]
  });
  await call({
    route: "DELETE /repos/{owner}/{repo}/deployments/{deployment_id}",
    parameters,
    repeatable: true,
    expect: [404]
  });
}

// src/github/people.ts
function createPeople(access) {
  return {
    permission: (person) => readPermission(access, person),
    inTeam: (team, person) => isInTeam(access, team, person)
  };
}
var Level = object({
  permission: _enum(["admin", "write", "read", "none"]),
  user: object({ id: number(), type: string() }).nullable()
});
async function readPermission(access, person) {
  const route4 = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";
  const parameters = { ...pathOf(access.ref), username: person.login };
  const answer = await access.api("survey")({ route: route4, parameters, expect: [404] });
  if (answer.status === 404) return "none";
  const { permission, user } = parseAnswer(route4, Level, answer);
  return user?.id === person.id && user.type === "User" ? permission : "none";
}
var Account = object({ id: number() });
var Membership = object({ state: string() });
async function isInTeam(access, team, person) {
  const [org, slug, ...rest] = team.split("/");
  if (org === void 0 || slug === void 0 || slug === "" || rest.length > 0) return false;
  if (!await hasLogin(access, person)) return false;
  const route4 = "GET /orgs/{org}/teams/{team_slug}/memberships/{username}";
  const parameters = { org, team_slug: slug, username: person.login };
  const call = { route: route4, parameters, expect: [403, 404] };
  const answer = await access.api("people")(call).catch(unlessRefused);
  return answer?.status === 200 && parseAnswer(route4, Membership, answer).state === "active";
}
function unlessRefused(error) {
  if (error instanceof GitHubError && (error.status === 422 || error.status === 403)) return void 0;
  throw error;
}
async function hasLogin(access, person) {
  const route4 = "GET /users/{username}";
  const parameters = { username: person.login };
  const answer = await access.api("survey")({ route: route4, parameters, expect: [404] });
  return answer.status === 200 && parseAnswer(route4, Account, answer).id === person.id;
}

// src/github/pull-requests/behind.ts
var route2 = "PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch";
function isBehind(message) {
  return /out[- ]of[- ]date|not up[- ]to[- ]date|up to date before merging/i.test(message);
}
async function bringUpToDate(access, { number: number2, head }, reason) {
  const answer = await access.api("promote")({
    route: route2,
    parameters: { ...pathOf(access.ref), pull_number: number2, expected_head_sha: head },
    expect: [422]
  });
  if (answer.status !== 422) return { kind: "pending" };
  return /expected.*head/i.test(answer.message) ? { kind: "head-moved" } : { kind: "blocked", reason };
}

// src/github/pull-requests/merged.ts
var mergedQuery = `query Merged($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { merged headRefOid mergeCommit { oid parents(first: 1) { nodes { oid } } } }
  }
}`;
var Commit = object({ oid: ShaText, parents: object({ nodes: tuple([object({ oid: ShaText })]) }) });
var Merged = object({
  repository: object({
    pullRequest: object({ merged: boolean(), headRefOid: ShaText, mergeCommit: Commit.nullable() })
  })
});
async function mergedAlready(access, { number: number2, head }, otherwise) {
  const { owner, name } = access.ref;
  const { data } = await access.graphql("promote").query(mergedQuery, { owner, name, number: number2 });
  const { merged, headRefOid, mergeCommit } = parseGraphql(Merged, data).repository.pullRequest;
  if (!merged || headRefOid !== head || mergeCommit === null) return otherwise;
  return { kind: "merged", sha: mergeCommit.oid, onto: mergeCommit.parents.nodes[0].oid };
}

// src/github/pull-requests/tidy.ts
function tidy(message) {
  const [first = "", ...rest] = message.split("\n").map((line) => line.trim().replace(/[.:]$/, "")).filter((line) => line !== "");
  return rest.length === 0 ? first : `${first}: ${rest.join("; ")}`;
}

// src/github/pull-requests/refusal.ts
function isHeadMoved(message) {
  return /head (?:branch|sha|commit)?.*(?:modified|changed|moved|match)|expected_head_sha/i.test(message);
}
var awaited = [
  /^(?:\d+ of \d+ )?required status checks?\b(?!.*\bfail)/i,
  /\bapproving reviews? (?:is|are) required|\bcode owner review\b|\bchanges require approval\b/i
];
function blocked(message) {
  const lines = message.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !/^repository rule violations found$/i.test(line));
  const awaits = lines.length > 0 && lines.every((line) => awaited.some((words) => words.test(line)));
  return { kind: "blocked", reason: tidy(message), ...awaits ? { awaits } : {} };
}

// src/github/pull-requests/merge-now.ts
var route3 = "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge";
var Merged2 = object({ merged: literal(true), sha: ShaText });
var baseMoved = [500, 1e3, 2e3, 4e3];
async function mergeNow(access, merge3) {
  for (let attempt = 0; ; attempt++) {
    const answer = await access.api("promote")({
      route: route3,
      parameters: {
        ...pathOf(access.ref),
        pull_number: merge3.number,
        sha: merge3.head,
        merge_method: merge3.method,
        ...merge3.method === "rebase" ? {} : { commit_title: merge3.title, commit_message: merge3.message }
      },
      expect: [403, 405, 409, 422]
    });
    if (answer.status < 300) return { kind: "merged", sha: parseAnswer(route3, Merged2, answer).sha };
    if (answer.status === 409) return { kind: "head-moved" };
    const wait = baseMoved[attempt];
    if (!/base branch was modified/i.test(answer.message)) return refused(access, merge3, answer.message);
    if (wait === void 0) return { kind: "pending" };
    await access.clock.sleep(wait);
  }
}
async function refused(access, merge3, message) {
  if (/merge queue/i.test(message)) return enqueue(access, merge3);
  if (isBehind(message)) return bringUpToDate(access, merge3, tidy(message));
  return mergedAlready(access, merge3, blocked(message));
}
var pullRequestIdQuery = `query PullRequestId($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { id } }
}`;
var enqueueMutation = `mutation Enqueue($input: EnqueuePullRequestInput!) {
  enqueuePullRequest(input: $input) { mergeQueueEntry { id } }
}`;
var PullRequestId = object({ repository: object({ pullRequest: object({ id: string() }) }) });
async function enqueue(access, merge3) {
  const { owner, name } = access.ref;
  const graphql3 = access.graphql("promote");
  const { data } = await graphql3.query(pullRequestIdQuery, { owner, name, number: merge3.number });
  const { id } = PullRequestId.parse(data).repository.pullRequest;
  const input = { pullRequestId: id, expectedHeadOid: merge3.head };
  const { failures } = await graphql3.mutate(enqueueMutation, { input });
  const [failure] = failures;
  if (failure === void 0 || /already/i.test(failure.message)) return { kind: "pending" };
  return { kind: "blocked", reason: failure.message };
}

// src/github/pull-requests/merge.ts
var asyncRoute = "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge-async";
async function mergePullRequest(access, head, request2) {
  const outcome = await merge2(access, head, request2);
  if (outcome.kind !== "merged") return outcome;
  return { ...outcome, onto: outcome.onto ?? await firstParent(access, outcome.sha) };
}
var Commit2 = object({ parents: tuple([object({ sha: ShaText })]).rest(unknown()) });
async function firstParent(access, sha) {
  const route4 = "GET /repos/{owner}/{repo}/git/commits/{commit_sha}";
  const answer = await access.api("promote")({
    route: route4,
    parameters: { ...pathOf(access.ref), commit_sha: sha }
  });
  return parseAnswer(route4, Commit2, answer).parents[0].sha;
}
var noMethod = "The repository allows no way of merging.";
async function mergeMethod(head) {
  return (await head.known()).mergeMethods[0];
}
async function merge2(access, head, request2) {
  const method = await mergeMethod(head);
  if (method === void 0) return { kind: "blocked", reason: noMethod };
  const wish = { ...request2, method };
  const answer = await access.api("promote")({
    route: asyncRoute,
    parameters: {
      ...pathOf(access.ref),
      pull_number: wish.number,
      sha: wish.head,
      merge_method: method,
      merge_action: "default",
      // A rebase keeps the commit's own message.
      ...method === "rebase" ? {} : { commit_title: wish.title, commit_message: wish.message }
    },
    expect: [400, 403, 404, 405, 409, 422]
  });
  if (answer.status === 404) return mergeNow(access, wish);
  return settle(access, wish, answer);
}
var Pending = object({
  status: literal("pending"),
  details: object({
    uuid: string(),
    merge_method: string(),
    expected_head_sha: string()
  })
});
var Result = discriminatedUnion("status", [
  Pending,
  object({
    status: literal("merged"),
    details: object({ message: string().optional(), sha: ShaText.optional() })
  }),
  object({ status: literal("enqueued"), details: object({ message: string().optional() }) }),
  object({ status: literal("failed"), details: object({ message: string() }) })
]);
async function settle(access, merge3, answer) {
  if (answer.status >= 400 && !Result.safeParse(answer.body).success)
    return refused2(access, merge3, answer.message || "GitHub cannot merge it.");
  const result = parseAnswer(asyncRoute, Result, answer);
  if (answer.status === 409 && !isTheSame(result, merge3))
    return { kind: "blocked", reason: "Another merge of this pull request is already under way." };
  return result.status === "pending" ? poll(access, merge3, result.details.uuid) : toOutcome(access, merge3, result);
}
function isTheSame(result, merge3) {
  if (result.status !== "pending") return true;
  const { merge_method, expected_head_sha } = result.details;
  return merge_method === merge3.method && expected_head_sha === merge3.head;
}
var soon = 200;
var waits = [300, 500, 1e3, 2e3, 2e3, 2e3, 2e3, 2e3];
async function poll(access, merge3, uuid) {
  const route4 = "GET /repos/{owner}/{repo}/pulls/{pull_number}/merge-async/{uuid}";
  await access.clock.sleep(soon);
  const early = await mergedAlready(access, merge3, void 0);
  if (early !== void 0) return early;
  for (const wait of waits) {
    const answer = await access.api("promote")({
      route: route4,
      parameters: { ...pathOf(access.ref), pull_number: merge3.number, uuid },
      expect: [404]
    });
    if (answer.status === 404) return mergedAlready(access, merge3, { kind: "pending" });
    const result = parseAnswer(route4, Result, answer);
    if (result.status !== "pending") return toOutcome(access, merge3, result);
    await access.clock.sleep(wait);
  }
  return { kind: "pending" };
}
async function toOutcome(access, merge3, result) {
  switch (result.status) {
    case "merged":
      return result.details.sha === void 0 ? mergedAlready(access, merge3, { kind: "pending" }) : { kind: "merged", sha: result.details.sha };
    case "enqueued":
      return { kind: "pending" };
    case "failed":
      return refused2(access, merge3, result.details.message);
    default:
      return result;
  }
}
async function refused2(access, merge3, message) {
  if (isHeadMoved(message)) return { kind: "head-moved" };
  if (/base branch was modified/i.test(message)) return { kind: "pending" };
  return isBehind(message) ? bringUpToDate(access, merge3, tidy(message)) : blocked(message);
}

// src/github/repository/own-commits.ts
var commitFields = "oid message committedDate author { email } committer { email } signature { isValid wasSignedByGitHub }";
var Signatory = object({ email: string().nullable() }).nullable();
var CommitNode = object({
  oid: ShaText,
  message: string(),
  committedDate: Instant,
  author: Signatory,
  committer: Signatory,
  signature: object({ isValid: boolean(), wasSignedByGitHub: boolean() }).nullable()
});
function toBranchCommit(identity, node) {
  const { oid: sha, message, author, committer, signature, committedDate: committedAt } = node;
  const signed = signature?.isValid === true && signature.wasSignedByGitHub;
  const byGitHub = committer?.email?.startsWith("noreply@") === true;
  return { sha, message, committedAt, ours: signed && byGitHub && isOurs2(identity, author?.email ?? "") };
}
function isOurs2(identity, email) {
  const [name = "", host = ""] = email.split("@");
  if (!host.startsWith("users.noreply.")) return false;
  if (identity.kind === "person")
    return name === `${identity.id}+${identity.login}` || name === identity.login;
  return name.replace(/^\d+\+/, "") === `${identity.slug}[bot]`;
}

// src/github/pull-requests/checks.ts
var contextFields = `__typename
... on CheckRun {
  name status conclusion detailsUrl startedAt checkSuite { app { databaseId } }
  isRequired(pullRequestNumber: $number)
}
... on StatusContext { context state targetUrl createdAt isRequired(pullRequestNumber: $number) }`;
var CheckRun = object({
  __typename: literal("CheckRun"),
  name: string(),
  status: string(),
  conclusion: string().nullable(),
  detailsUrl: string().nullable(),
  startedAt: string().nullable(),
  checkSuite: object({ app: object({ databaseId: number().nullable() }).nullable() }),
  isRequired: boolean()
});
var StatusContext = object({
  __typename: literal("StatusContext"),
  context: string(),
  state: string(),
  targetUrl: string().nullable(),
  createdAt: string(),
  isRequired: boolean()
});
var RequiredCheck = object({ context: string(), integrationId: number().nullish() });
var CheckContext = discriminatedUnion("__typename", [CheckRun, StatusContext]);
function countedContexts(contexts, { ruled, older }) {
  const wanted = Map.groupBy(
    ruled.filter(({ integrationId }) => typeof integrationId === "number"),
    ({ context }) => context
  );
  const isMeant = (each) => {
    const apps = wanted.get(nameOf(each))?.map(({ integrationId }) => integrationId);
    if (apps === void 0) return each.isRequired || !older.includes(nameOf(each));
    return each.__typename === "StatusContext" ? each.isRequired : apps.includes(each.checkSuite.app?.databaseId);
  };
  const meant = contexts.filter(isMeant);
  const lacksOne = (name) => {
    const own = meant.filter((each) => nameOf(each) === name);
    if (own.some((each) => each.__typename === "StatusContext")) return false;
    const apps = own.map(
      (each) => each.__typename === "CheckRun" ? each.checkSuite.app?.databaseId : void 0
    );
    return (wanted.get(name) ?? []).some(({ integrationId }) => !apps.includes(integrationId));
  };
  const lacking = new Set([...wanted.keys()].filter(lacksOne));
  return meant.filter((each) => !lacking.has(nameOf(each)));
}
function nameOf(context) {
  return context.__typename === "CheckRun" ? context.name : context.context;
}
var conclusions = {
  SUCCESS: "passed",
  NEUTRAL: "passed",
  SKIPPED: "passed"
};
var states2 = {
  SUCCESS: "passed",
  PENDING: "pending",
  EXPECTED: "pending"
};
function toChecks(contexts) {
  const newest = /* @__PURE__ */ new Map();
  for (const reported of contexts.map(toReported)) {
    const known = newest.get(reported.source);
    if (known === void 0 || known.order <= reported.order) newest.set(reported.source, reported);
  }
  const worst = /* @__PURE__ */ new Map();
  for (const { name, status, url } of newest.values()) {
    const known = worst.get(name);
    if (known === void 0 || severity[known.status] < severity[status])
      worst.set(name, { name, status, ...url === void 0 ? {} : { url } });
  }
  return [...worst.values()];
}
var severity = { passed: 0, pending: 1, failed: 2 };
function toReported(context) {
  switch (context.__typename) {
    case "CheckRun":
      return {
        name: context.name,
        status: context.conclusion === null ? "pending" : conclusions[context.conclusion] ?? "failed",
        ...context.detailsUrl === null ? {} : { url: context.detailsUrl },
        source: `run/${context.checkSuite.app?.databaseId ?? ""}/${context.name}`,
        order: context.startedAt ?? ""
      };
    case "StatusContext":
      return {
        name: context.context,
        status: states2[context.state] ?? "failed",
        ...context.targetUrl === null ? {} : { url: context.targetUrl },
        // GitHub compares the contexts of statuses without regard to case.
        source: `status/${context.context.toLowerCase()}`,
        order: context.createdAt
      };
    default:
      return context;
  }
}

// src/github/pull-requests/left-queue.ts
var removalFields = `timelineItems(last: 1, itemTypes: [REMOVED_FROM_MERGE_QUEUE_EVENT]) {
  nodes { ... on RemovedFromMergeQueueEvent { reason createdAt actor { __typename login } } }
}`;
var Removals = object({
  nodes: array(
    object({
      reason: string().nullish(),
      createdAt: Instant,
      actor: object({ __typename: string(), login: string() }).nullish()
    })
  )
}).nullish();
var reasons = [
  [/time_?d?_?out/, "late-checks"],
  [/failed_checks|ci_failure/, "failed-checks"],
  [/conflict/, "conflict"],
  [/protection|rule/, "rules"],
  [/invalid/, "invalid-merge"]
];
function leftQueue(identity, removals, headSince) {
  const last = removals?.nodes.at(-1);
  if (last === void 0 || headSince !== void 0 && last.createdAt < headSince) return void 0;
  const reason = (last.reason ?? "").toLowerCase().replace(/[ -]/g, "_");
  const known = reasons.find(([pattern]) => pattern.test(reason));
  if (known !== void 0) return { kind: known[1] };
  const { actor } = last;
  if (reason !== "manual" || !actor || isOurActor(identity, actor)) return void 0;
  return { kind: "taken-out", by: actor.login };
}

// src/github/pull-requests/review.ts
var reviewQuery = `query Review($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    autoMergeAllowed
    pullRequest(number: $number) {
      number url title body state isDraft headRefName headRefOid baseRefName mergeable createdAt mergedAt
      isInMergeQueue autoMergeRequest { enabledBy { __typename login } commitBody }
      ${removalFields}
      mergeCommit { oid }
      author { __typename login }
      baseRef {
        target { oid }
        refUpdateRule { requiredStatusCheckContexts }
        rules(first: 100) {
          pageInfo { hasNextPage }
          nodes { type parameters { __typename ... on RequiredStatusChecksParameters { requiredStatusChecks { context integrationId } } } }
        }
      }
      commits(last: 100) { nodes { commit { ${commitFields} } } }
      newest: commits(last: 1) {
        nodes { commit { oid statusCheckRollup { contexts(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes { ${contextFields} }
        } } } }
      }
      latestOpinionatedReviews(first: 100) {
        nodes {
          state authorCanPushToRepository
          author { __typename login ... on User { databaseId } }
          commit { oid }
        }
      }
    }
  }
}`;
var Actor = object({ __typename: string(), login: string() });
var Rules = object({
  pageInfo: object({ hasNextPage: boolean() }),
  nodes: array(
    object({
      type: string(),
      parameters: object({ requiredStatusChecks: array(RequiredCheck).optional() }).nullable()
    })
  )
});
var Base = object({
  target: object({ oid: ShaText }),
  refUpdateRule: object({ requiredStatusCheckContexts: array(string()).nullable() }).nullable(),
  rules: Rules.nullable()
});
var Contexts = object({
  pageInfo: object({ hasNextPage: boolean(), endCursor: string().nullable() }),
  nodes: array(CheckContext)
});
var Review = object({
  state: string(),
  authorCanPushToRepository: boolean(),
  author: Actor.extend({ databaseId: number().nullish() }).nullable(),
  commit: object({ oid: ShaText }).nullable()
});
var Found = object({
  number: number(),
  url: string(),
  title: string(),
  body: string(),
  state: _enum(["OPEN", "CLOSED", "MERGED"]),
  isDraft: boolean(),
  headRefName: string(),
  headRefOid: ShaText,
  baseRefName: string(),
  mergeable: _enum(["MERGEABLE", "CONFLICTING", "UNKNOWN"]),
  createdAt: Instant,
  mergedAt: Instant.nullable(),
  isInMergeQueue: boolean(),
  autoMergeRequest: object({ enabledBy: Actor.nullable(), commitBody: string().nullable() }).nullable(),
  timelineItems: Removals,
  mergeCommit: object({ oid: ShaText }).nullable(),
  author: Actor.nullable(),
  baseRef: Base.nullable(),
  commits: object({ nodes: array(object({ commit: CommitNode })) }),
  newest: object({
    nodes: array(
      object({
        commit: object({ oid: ShaText, statusCheckRollup: object({ contexts: Contexts }).nullable() })
      })
    )
  }),
  latestOpinionatedReviews: object({ nodes: array(Review) }).nullable()
});
var Answer = object({ repository: object({ autoMergeAllowed: boolean(), pullRequest: Found }) });
async function readReview(access, number2) {
  const first = await settledHead(access, number2);
  const contexts = await allContexts(access, number2, first);
  return {
    pullRequest: toPullRequest2(access.identity, first),
    commits: first.commits.nodes.map(({ commit }) => toBranchCommit(access.identity, commit)),
    baseHead: baseHead(number2, first),
    mergeable: mergeability[first.mergeable],
    checks: toChecks(countedContexts(contexts, { ruled: ruledChecks(first), older: olderChecks(first) })),
    requiredChecks: requiredChecks(first),
    approvals: approvals(first),
    ...scheduling(access.identity, first),
    autoMerge: autoMerge(access.identity, first)
  };
}
function autoMerge(identity, { autoMergeRequest: on, autoMergeAllowed }) {
  if (on === null) return { kind: autoMergeAllowed ? "off" : "forbidden" };
  return isOurActor(identity, on.enabledBy) ? { kind: "ours", message: on.commitBody ?? "" } : { kind: "theirs" };
}
function scheduling(identity, found) {
  if (found.isInMergeQueue || found.autoMergeRequest !== null) return { scheduled: true };
  const { committedDate } = found.commits.nodes.at(-1)?.commit ?? {};
  const left = leftQueue(identity, found.timelineItems, committedDate);
  return { scheduled: false, ...left === void 0 ? {} : { leftQueue: left } };
}
var mergeability = { MERGEABLE: "yes", CONFLICTING: "conflict", UNKNOWN: "unknown" };
async function queryOnce(access, number2, after) {
  const { owner, name } = access.ref;
  const { data } = await access.graphql("promote").query(reviewQuery, { owner, name, number: number2, after }, hidesRules);
  const { autoMergeAllowed, pullRequest } = parseGraphql(Answer, data).repository;
  return { ...pullRequest, autoMergeAllowed };
}
function hidesRules({ type, path = [] }) {
  return type === "FORBIDDEN" && (path.includes("rules") || path.includes("refUpdateRule"));
}
async function settledHead(access, number2) {
  for (const wait of [200, 500, 1e3, 0]) {
    const found = await queryOnce(access, number2, null);
    const last = found.newest.nodes.at(-1)?.commit.oid;
    if (found.state !== "OPEN" || last === found.headRefOid) return found;
    if (wait > 0) await access.clock.sleep(wait);
  }
  throw inconsistent(number2, "its commits do not end in its head");
}
async function allContexts(access, number2, first) {
  const all = [];
  for (let found = first; ; ) {
    const page2 = found.newest.nodes.at(-1)?.commit.statusCheckRollup?.contexts;
    all.push(...page2?.nodes ?? []);
    if (page2?.pageInfo.hasNextPage !== true) return all;
    found = await queryOnce(access, number2, page2.pageInfo.endCursor);
    if (found.headRefOid !== first.headRefOid) throw inconsistent(number2, "its head moved while we read");
  }
}
function baseHead(number2, found) {
  if (found.baseRef === null) throw inconsistent(number2, "its base branch is gone");
  return found.baseRef.target.oid;
}
function requiredChecks({ baseRef }) {
  const rules = baseRef?.rules ?? null;
  if (baseRef === null || rules === null || rules.pageInfo.hasNextPage) return "unknown";
  const required = rules.nodes.filter(({ type }) => type === "REQUIRED_STATUS_CHECKS");
  if (required.some(({ parameters }) => parameters?.requiredStatusChecks === void 0)) return "unknown";
  const named = ruledChecks({ baseRef });
  return [.../* @__PURE__ */ new Set([...named.map(({ context }) => context), ...olderChecks({ baseRef })])];
}
function olderChecks({ baseRef }) {
  return baseRef?.refUpdateRule?.requiredStatusCheckContexts ?? [];
}
function ruledChecks({ baseRef }) {
  const rules = baseRef?.rules?.nodes ?? [];
  return rules.filter(({ type }) => type === "REQUIRED_STATUS_CHECKS").flatMap(({ parameters }) => parameters?.requiredStatusChecks ?? []);
}
function approvals({ latestOpinionatedReviews }) {
  const reviews = latestOpinionatedReviews?.nodes ?? [];
  return reviews.flatMap(({ state, author, commit, authorCanPushToRepository: canWrite }) => {
    const id = author?.databaseId;
    if (state !== "APPROVED" || author === null || commit === null || typeof id !== "number") return [];
    return [{ by: { id, login: author.login }, commit: commit.oid, canWrite }];
  });
}
function toPullRequest2(identity, found) {
  const { mergedAt, mergeCommit } = found;
  return {
    number: found.number,
    url: found.url,
    branch: found.headRefName,
    head: found.headRefOid,
    base: found.baseRefName,
    state: states3[found.state],
    draft: found.isDraft,
    ours: isOurActor(identity, found.author),
    title: found.title,
    body: found.body,
    createdAt: found.createdAt,
    ...mergedAt === null ? {} : { mergedAt },
    ...mergeCommit === null || mergedAt === null ? {} : { mergeCommit: mergeCommit.oid }
  };
}
var states3 = { OPEN: "open", CLOSED: "closed", MERGED: "merged" };
function inconsistent(number2, what) {
  return new GitHubError("POST /graphql", { status: 200, message: `pull request ${number2}: ${what}` });
}

// src/github/pull-requests/schedule.ts
var scheduleQuery = `query Schedule($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { id isInMergeQueue autoMergeRequest { enabledAt } }
  }
}`;
var dequeueMutation = `mutation Dequeue($id: ID!) {
  dequeuePullRequest(input: { id: $id }) { clientMutationId }
}`;
var disableMutation = `mutation DisableAutoMerge($id: ID!) {
  disablePullRequestAutoMerge(input: { pullRequestId: $id }) { clientMutationId }
}`;
var enableMutation = `mutation EnableAutoMerge($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { clientMutationId }
}`;
var Found2 = object({
  repository: object({
    pullRequest: object({
      id: string(),
      isInMergeQueue: boolean(),
      autoMergeRequest: object({}).nullable()
    })
  })
});
async function schedulePullRequest(access, head, { number: number2, head: sha, title, message }) {
  const method = await mergeMethod(head);
  if (method === void 0) return { kind: "unavailable", reason: noMethod };
  const { id } = await readSchedule(access, number2);
  const input = {
    ...{ pullRequestId: id, expectedHeadOid: sha, mergeMethod: method.toUpperCase() },
    // A rebase keeps the commit's own message.
    ...method === "rebase" ? {} : { commitHeadline: title, commitBody: message }
  };
  const { failures } = await access.graphql("promote").mutate(enableMutation, { input });
  const [failure] = failures;
  return failure === void 0 ? { kind: "scheduled" } : unscheduled(access, number2, failure);
}
async function unscheduled(access, number2, failure) {
  const { type, message } = failure;
  if (/\b(?:clean|unstable) status\b/i.test(message)) return { kind: "ready" };
  if (type === "STALE_DATA" || isHeadMoved(message)) return { kind: "head-moved" };
  const { autoMergeRequest } = await readSchedule(access, number2);
  if (autoMergeRequest !== null) return { kind: "scheduled" };
  return { kind: "unavailable", reason: tidy(message).replace(/^Pull request (?=[A-Z])/, "") };
}
async function unschedule(access, number2) {
  const { id, isInMergeQueue, autoMergeRequest } = await readSchedule(access, number2);
  if (isInMergeQueue) await take(access, number2, dequeueMutation, id);
  if (autoMergeRequest !== null) await take(access, number2, disableMutation, id);
}
async function readSchedule(access, number2) {
  const { owner, name } = access.ref;
  const { data } = await access.graphql("promote").query(scheduleQuery, { owner, name, number: number2 });
  return parseGraphql(Found2, data).repository.pullRequest;
}
async function take(access, number2, mutation, id) {
  const { failures } = await access.graphql("promote").mutate(mutation, { id });
  const [failure] = failures;
  if (failure === void 0) return;
  const now = await readSchedule(access, number2);
  const stays = mutation === dequeueMutation ? now.isInMergeQueue : now.autoMergeRequest !== null;
  if (stays) throw graphqlError(failure);
}

// src/github/pull-requests/pull-requests.ts
function createPullRequests(access, head) {
  return {
    find: (branch) => findPullRequests(access, branch),
    open: (proposal) => openPullRequest(access, head, proposal),
    update: (number2, change) => updatePullRequest(access, number2, change),
    review: (number2) => readReview(access, number2),
    merge: (request2) => mergePullRequest(access, head, request2),
    schedule: (request2) => schedulePullRequest(access, head, request2),
    recent: (since) => recentPullRequests(access, since)
  };
}
var listRoute = "GET /repos/{owner}/{repo}/pulls";
async function findPullRequests(access, branch) {
  const found = await readPages(
    access.api("promote"),
    {
      route: listRoute,
      parameters: {
        ...pathOf(access.ref),
        head: `${access.ref.owner}:${branch}`,
        state: "all",
        sort: "created",
        direction: "desc"
      }
    },
    { entry: RestPullRequest }
  );
  return found.filter(({ head }) => head.ref === branch && head.repo?.id === access.ref.id).map((found2) => toPullRequest(access.identity, found2));
}
var lags = [250, 500, 1e3, 2e3];
async function openPullRequest(access, head, proposal) {
  const { branch: base } = await head.known();
  const route4 = "POST /repos/{owner}/{repo}/pulls";
  const { branch, title, body } = proposal;
  for (let attempt = 0; ; attempt++) {
    const answer = await access.api("promote")({
      route: route4,
      parameters: { ...pathOf(access.ref), head: branch, base, title, body },
      expect: [422],
      content: true
    });
    if (answer.status !== 422) {
      const opened = parseAnswer(route4, RestPullRequest, answer);
      return { kind: "opened", pullRequest: toPullRequest(access.identity, opened) };
    }
    if (/already exists/i.test(answer.message)) return { kind: "exists" };
    const lagging = /no commits between|\bhead invalid\b/i.test(answer.message);
    if (!lagging) throw new GitHubError(route4, answer);
    const wait = lags[attempt];
    if (wait === void 0) return { kind: "nothing-to-merge" };
    await access.clock.sleep(wait);
  }
}
async function updatePullRequest(access, number2, { scheduled, ...change }) {
  if (scheduled === false) await unschedule(access, number2);
  if (Object.keys(change).length === 0) return;
  const route4 = "PATCH /repos/{owner}/{repo}/pulls/{pull_number}";
  const parameters = { ...pathOf(access.ref), pull_number: number2, ...change };
  await access.api("promote")({ route: route4, parameters, repeatable: true });
}
async function recentPullRequests(access, since) {
  const list = (state) => readPages(
    access.api("promote"),
    {
      route: listRoute,
      parameters: { ...pathOf(access.ref), state, sort: "updated", direction: "desc" }
    },
    {
      entry: RestPullRequest,
      enough: (page2) => state === "closed" && page2.some(({ updated_at }) => updated_at < since)
    }
  );
  const [open, closed] = [await list("open"), await list("closed")];
  return [...open, ...closed.filter(({ updated_at }) => updated_at >= since)].map((found) => toPullRequest(access.identity, found)).filter(({ ours }) => ours);
}

// src/github/repository/blobs.ts
import { createHash } from "node:crypto";

// src/github/repository/tar.ts
var block = 512;
var ascii = new TextDecoder("latin1");
var utf8 = new TextDecoder();
async function* tarFiles(chunks, isWanted) {
  const source = createSource(chunks);
  let longPath;
  for (; ; ) {
    const header = await source.take(block);
    if (header === void 0 || header.every((byte) => byte === 0)) return;
    const { path, size, type } = readHeader(header);
    const padded = Math.ceil(size / block) * block;
    if (type === "x") {
      const extended = await source.take(padded);
      if (extended === void 0) return;
      longPath = extendedPath(utf8.decode(extended.subarray(0, size)));
      continue;
    }
    const named = longPath ?? path;
    longPath = void 0;
    if (type === "0" && isWanted(named, size)) {
      const content = await source.take(padded);
      if (content === void 0) return;
      yield { path: named, bytes: content.slice(0, size) };
    } else await source.skip(padded);
  }
}
function readHeader(header) {
  const field = (start, length) => {
    const bytes = header.subarray(start, start + length);
    const end = bytes.indexOf(0);
    return end === -1 ? bytes : bytes.subarray(0, end);
  };
  const [name, prefix] = [field(0, 100), field(345, 155)].map((bytes) => utf8.decode(bytes));
  const size = Number.parseInt(ascii.decode(field(124, 12)).trim() || "0", 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new Error("an archive with a header that is none");
  const type = ascii.decode(header.subarray(156, 157));
  return { path: prefix === "" ? name ?? "" : `${prefix}/${name}`, size, type: type === "\0" ? "0" : type };
}
function extendedPath(text) {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1];
}
function createSource(chunks) {
  const iterator = chunks[Symbol.asyncIterator]();
  let held = new Uint8Array();
  const more = async () => {
    const next = await iterator.next();
    return next.done === true ? void 0 : next.value;
  };
  return {
    async take(count) {
      const parts = [held];
      let size = held.length;
      while (size < count) {
        const next = await more();
        if (next === void 0) return void 0;
        parts.push(next);
        size += next.length;
      }
      const all = parts.length === 1 ? held : Buffer.concat(parts);
      held = all.subarray(count);
      return all.subarray(0, count);
    },
    async skip(count) {
      let left = count;
      while (left > held.length) {
        left -= held.length;
        held = await more() ?? new Uint8Array();
        if (held.length === 0) return;
      }
      held = held.subarray(left);
    }
  };
}

// src/github/repository/archive.ts
var largestArchive = 512 * 1024 * 1024;
var slack = 64 * 1024 * 1024;
async function downloadArchive(access, { commit }, isWanted, keep) {
  const route4 = "GET /repos/{owner}/{repo}/tarball/{ref}";
  const { body } = await access.api("survey")({
    route: route4,
    parameters: { ...pathOf(access.ref), ref: commit },
    stream: true
  });
  if (!(body instanceof ReadableStream)) return;
  const unpacked = body.pipeThrough(new DecompressionStream("gzip"));
  const inside = (path) => path.slice(path.indexOf("/") + 1);
  for await (const { path, bytes } of tarFiles(bounded(unpacked), (path2) => isWanted(inside(path2))))
    keep(inside(path), bytes);
}
async function* bounded(chunks) {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > 2 * largestArchive + slack) throw new Error("an archive that is larger than its files");
    yield chunk;
  }
}

// src/github/repository/blobs.ts
var blobFields = "... on Blob { oid text isBinary isTruncated }";
var Blob = object({
  oid: string().optional(),
  text: string().nullish(),
  isBinary: boolean().nullish(),
  isTruncated: boolean().optional()
});
var mostInQuery = 100;
var mostBytesInQuery = 2 * 1024 * 1024;
var mostQueries = 2;
var capacity2 = 64 * 1024 * 1024;
function createBlobStores(disk) {
  const all = createRecentMap(capacity2);
  return (installation) => storeOver(partOf(all, `${installation}/`), disk);
}
function storeOver(kept, disk) {
  const keep = (oid, text) => kept.set(oid, { text }, (text?.length ?? 0) + 100);
  return {
    async texts(access, wanted, archive) {
      const found = /* @__PURE__ */ new Map();
      const take2 = (oid, text) => {
        found.set(oid, text);
        keep(oid, text);
      };
      const missing3 = () => wanted.filter(({ oid }) => !found.has(oid));
      for (const { oid } of wanted) {
        const known = kept.get(oid);
        if (known !== void 0) found.set(oid, known.text);
      }
      if (disk !== void 0) await readDisk(disk, missing3(), take2);
      const store = (oid, text) => {
        take2(oid, text);
        if (text !== void 0) void disk?.write(oid, text);
      };
      if (archive !== void 0 && isWorthIt(missing3(), archive))
        await takeArchive(access, archive, missing3(), store);
      const unique = [...new Map(missing3().map((blob) => [blob.oid, blob])).values()];
      await fewAtOnce(batches(unique), (batch) => fetchBatch(access, batch, store));
      return new Map([...found].flatMap(([oid, text]) => text === void 0 ? [] : [[oid, text]]));
    },
    offer(oid, text) {
      const true_ = gitBlobId(text) === oid;
      if (true_) keep(oid, text);
      return true_;
    }
  };
}
async function readDisk(disk, wanted, take2) {
  await Promise.all(
    wanted.map(async ({ oid }) => {
      const text = await disk.read(oid);
      if (text !== void 0 && gitBlobId(text) === oid) take2(oid, text);
    })
  );
}
function isWorthIt(missing3, { entries }) {
  if (batches(missing3).length <= mostQueries) return false;
  let whole = 0;
  for (const { size } of entries.values()) whole += size;
  return whole <= largestArchive;
}
async function takeArchive(access, archive, missing3, take2) {
  const wanted = new Set(missing3.map(({ oid }) => oid));
  const idOf = (path) => archive.entries.get(path)?.oid ?? "";
  try {
    await downloadArchive(
      access,
      archive,
      (path) => wanted.has(idOf(path)),
      (path, bytes) => {
        const oid = idOf(path);
        if (blobId(bytes) === oid) take2(oid, textOf2(bytes));
      }
    );
  } catch {
  }
}
async function fetchBatch(access, batch, take2) {
  const doubtful = (await queryBlobs(access, batch)).filter(({ oid, blob }) => {
    if (blob?.isBinary === true) take2(oid, void 0);
    else if (typeof blob?.text !== "string" || gitBlobId(blob.text) !== oid) return true;
    else take2(oid, blob.text);
    return false;
  });
  for (const { oid } of doubtful) take2(oid, await fetchRaw(access, oid));
}
function gitBlobId(text) {
  return blobId(Buffer.from(text));
}
function blobId(bytes) {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
function batches(blobs) {
  const all = [];
  let room = 0;
  for (const blob of blobs) {
    const last = all.at(-1);
    if (last === void 0 || last.length === mostInQuery || blob.size > room) {
      all.push([blob]);
      room = mostBytesInQuery - blob.size;
    } else {
      last.push(blob);
      room -= blob.size;
    }
  }
  return all;
}
function blobsQuery(count) {
  const names = Array.from({ length: count }, (_, index) => `b${index}`);
  const variables = names.map((name) => `$${name}: GitObjectID!`).join(", ");
  const fields = names.map((name) => `${name}: object(oid: $${name}) { ${blobFields} }`).join("\n    ");
  return `query Blobs($owner: String!, $name: String!, ${variables}) {
  repository(owner: $owner, name: $name) {
    ${fields}
  }
}`;
}
var BlobsAnswer = object({ repository: record(string(), Blob.nullable()) });
async function queryBlobs(access, batch) {
  const ids = Object.fromEntries(batch.map(({ oid }, index) => [`b${index}`, oid]));
  const { owner, name } = access.ref;
  const { data } = await access.graphql("survey").query(blobsQuery(batch.length), { owner, name, ...ids });
  const { repository } = parseGraphql(BlobsAnswer, data);
  return batch.map(({ oid }, index) => ({ oid, blob: repository[`b${index}`] }));
}
var RawBlob = object({ content: string(), encoding: literal("base64") });
async function fetchRaw(access, oid) {
  const route4 = "GET /repos/{owner}/{repo}/git/blobs/{file_sha}";
  const answer = await access.api("survey")({ route: route4, parameters: { ...pathOf(access.ref), file_sha: oid } });
  const { content } = parseAnswer(route4, RawBlob, answer);
  return textOf2(Buffer.from(content, "base64"));
}
var utf82 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function textOf2(bytes) {
  try {
    return utf82.decode(bytes);
  } catch {
    return void 0;
  }
}

// src/github/repository/facts.ts
var factsFields = `id databaseId isArchived isDisabled isLocked
    squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed`;
var factsQuery = `query Facts($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    ${factsFields}
    defaultBranchRef { name target { oid } }
  }
}`;
var RepositoryNode = object({
  id: string(),
  databaseId: number(),
  isArchived: boolean(),
  isDisabled: boolean(),
  isLocked: boolean(),
  squashMergeAllowed: boolean(),
  mergeCommitAllowed: boolean(),
  rebaseMergeAllowed: boolean(),
  defaultBranchRef: object({ name: string(), target: object({ oid: ShaText }) }).nullable()
});
async function readFacts(access) {
  const { owner, name, id } = access.ref;
  const { data } = await access.graphql("survey").query(factsQuery, { owner, name });
  const { repository } = parseGraphql(object({ repository: RepositoryNode }), data);
  if (repository.databaseId !== id)
    throw missing(access, "REPOSITORY_UNREADABLE", "now belongs to another repository");
  const facts = toFacts2(repository);
  if (facts === void 0) throw missing(access, "REPOSITORY_EMPTY", "has no commit yet");
  return facts;
}
function toFacts2(node) {
  if (node.defaultBranchRef === null) return void 0;
  return {
    node: node.id,
    writable: !node.isArchived && !node.isDisabled && !node.isLocked,
    mergeMethods: mergeMethods(node),
    branch: node.defaultBranchRef.name,
    head: node.defaultBranchRef.target.oid
  };
}
function mergeMethods(allowed) {
  const methods = [
    ["squash", allowed.squashMergeAllowed],
    ["merge", allowed.mergeCommitAllowed],
    ["rebase", allowed.rebaseMergeAllowed]
  ];
  return methods.filter(([, yes]) => yes).map(([method]) => method);
}
function missing({ ref }, code, what) {
  return new ProblemError({
    code,
    message: `The repository ${ref.owner}/${ref.name} ${what}.`
  });
}

// src/github/repository/head.ts
var settingsLast = 6e4;
var news = 100;
function createHead(access) {
  let last;
  let unseen = false;
  async function refresh() {
    const facts = await readFacts(access);
    last = { facts, at: access.clock.now().getTime() };
    return facts;
  }
  return {
    async now() {
      const isNews = unseen;
      unseen = false;
      if (last !== void 0 && isNews && access.clock.now().getTime() - last.at <= news) return last.facts;
      if (last === void 0 || !last.facts.writable) return refresh();
      if (access.clock.now().getTime() - last.at > settingsLast) return refresh();
      const head = await movedHead(access, last.facts);
      last = { ...last, facts: { ...last.facts, head } };
      return last.facts;
    },
    known: async () => last?.facts ?? refresh(),
    learn(facts) {
      last = { facts, at: access.clock.now().getTime() };
      unseen = true;
    }
  };
}
async function movedHead(access, facts) {
  const route4 = "GET /repos/{owner}/{repo}/commits/{ref}";
  const answer = await access.api("survey")({
    route: route4,
    parameters: { ...pathOf(access.ref), ref: `heads/${facts.branch}` },
    accept: "application/vnd.github.sha",
    headers: { "if-none-match": `"${facts.head}"` },
    expect: [304]
  });
  if (answer.status === 304) return facts.head;
  const head = parseSha(textOf3(answer.body).trim());
  if (head === void 0) throw new GitHubError(route4, { status: answer.status, message: "no commit id" });
  return head;
}
function textOf3(body) {
  if (body instanceof ArrayBuffer) return new TextDecoder().decode(body);
  return typeof body === "string" ? body : "";
}

// src/github/repository/branches.ts
var branchQuery = `query Branch($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { oid } }
    defaultBranchRef {
      compare(headRef: $ref) { commits(first: 100) { nodes { ${commitFields} } } }
    }
  }
}`;
var Found3 = object({
  repository: object({
    ref: object({ target: object({ oid: ShaText }) }).nullable(),
    defaultBranchRef: object({ compare: object({ commits: object({ nodes: array(CommitNode) }) }).nullable() }).nullable()
  })
});
async function readBranch(access, branch) {
  const { owner, name } = access.ref;
  const variables = { owner, name, ref: `refs/heads/${branch}` };
  const { data } = await access.graphql("survey").query(branchQuery, variables, isMissingBranch);
  const { ref, defaultBranchRef } = parseGraphql(Found3, data).repository;
  if (ref === null) return void 0;
  const comparison = defaultBranchRef?.compare ?? null;
  if (comparison === null)
    throw new GitHubError("POST /graphql", { status: 200, message: `no comparison with ${branch}` });
  const commits = comparison.commits.nodes.map((node) => toBranchCommit(access.identity, node));
  return { sha: ref.target.oid, commits };
}
function isMissingBranch({ type, path = [] }) {
  return type === "NOT_FOUND" && path.includes("compare");
}
async function createBranch(access, branch, at) {
  const route4 = "POST /repos/{owner}/{repo}/git/refs";
  const answer = await access.api("promote")({
    route: route4,
    parameters: { ...pathOf(access.ref), ref: `refs/heads/${branch}`, sha: at },
    expect: [422]
  });
  if (answer.status !== 422) return "created";
  if (/already exists/i.test(answer.message)) return "exists";
  throw new GitHubError(route4, answer);
}
var updateRefsMutation = `mutation MoveRefs($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;
var nowhere = "0".repeat(40);
async function deleteBranch(access, head, branch, expected) {
  const outcome = await moveBranch(access, head, { branch, from: expected, to: nowhere });
  return outcome === "done" ? "deleted" : outcome;
}
async function takeOff(access, head, { branch, commit, onto }) {
  await moveBranch(access, head, { branch, from: commit, to: onto });
}
async function moveBranch(access, head, { branch, from, to }) {
  const { node } = await head.known();
  const update = { name: `refs/heads/${branch}`, beforeOid: from, afterOid: to, force: to !== nowhere };
  const input = { repositoryId: node, refUpdates: [update] };
  const { failures } = await access.graphql("promote").mutate(updateRefsMutation, { input });
  const [failure] = failures;
  if (failure === void 0) return "done";
  const now = await readBranch(access, branch);
  if (now === void 0) return "absent";
  if (now.sha !== from) return "moved";
  throw graphqlError(failure);
}
function tagsQuery(count) {
  const names = Array.from({ length: count }, (_, index) => `t${index}`);
  const variables = names.map((name) => `$${name}: String!`).join(", ");
  const fields = names.map((name) => `${name}: ref(qualifiedName: $${name}) { name }`).join("\n    ");
  return `query Tags($owner: String!, $name: String!, ${variables}) {
  repository(owner: $owner, name: $name) {
    ${fields}
  }
}`;
}
var Tags = object({ repository: record(string(), object({ name: string() }).nullable()) });
async function hasTag(access, names) {
  if (names.length === 0) return false;
  const { owner, name } = access.ref;
  const refs = Object.fromEntries(names.map((tag, index) => [`t${index}`, `refs/tags/${tag}`]));
  const { data } = await access.graphql("survey").query(tagsQuery(names.length), { owner, name, ...refs });
  return Object.values(parseGraphql(Tags, data).repository).some((tag) => tag !== null);
}

// src/promotion/protected.ts
var protectedPaths = /^(?:\.github\/|(?:docs\/)?CODEOWNERS$)/i;
function isProtected(path) {
  return protectedPaths.test(path);
}

// src/github/repository/commit.ts
function commitMutation(count) {
  const names = Array.from({ length: count }, (_, index) => `p${index}`);
  const variables = names.map((name) => `, $${name}: String!`).join("");
  const files = names.map((name) => `${name}: file(path: $${name}) { oid }`).join(" ");
  return `mutation Commit($input: CreateCommitOnBranchInput!${variables}) {
  createCommitOnBranch(input: $input) { commit { oid changedFilesIfAvailable ${files} } }
}`;
}
var Written = object({ oid: string() }).nullable();
var Commit3 = object({ oid: ShaText, changedFilesIfAvailable: number().nullable() }).catchall(unknown());
var Committed = object({ createCommitOnBranch: object({ commit: Commit3 }) });
async function commitFiles(access, head, commit) {
  const paths = [...commit.files.keys()];
  const guarded = paths.find(isProtected);
  if (guarded !== void 0) throw new Error(`${guarded} is not a promotion's to change`);
  const { data, failures } = await access.graphql("promote").mutate(commitMutation(paths.length), {
    ...Object.fromEntries(paths.map((path, index) => [`p${index}`, path])),
    input: inputOf(access, commit)
  });
  const [failure] = failures;
  if (failure !== void 0) {
    if (failure.type === "STALE_DATA") return { kind: "head-moved" };
    throw graphqlError(failure);
  }
  const made = parseGraphql(Committed, data).createCommitOnBranch.commit;
  if (isAsAsked(made, [...commit.files.values()])) return { kind: "committed", sha: made.oid };
  await undo(access, head, commit, made.oid);
  throw new GitHubError("POST /graphql", { status: 200, message: "the commit is not what was asked for" });
}
async function undo(access, head, { branch, expectedHead }, made) {
  try {
    await takeOff(access, head, { branch, commit: made, onto: expectedHead });
  } catch {
    await deleteBranch(access, head, branch, made);
  }
}
function inputOf(access, commit) {
  return {
    branch: {
      repositoryNameWithOwner: `${access.ref.owner}/${access.ref.name}`,
      branchName: commit.branch
    },
    expectedHeadOid: commit.expectedHead,
    message: splitMessage(commit.message),
    fileChanges: {
      additions: [...commit.files].map(([path, text]) => ({
        path,
        contents: Buffer.from(text).toString("base64")
      }))
    }
  };
}
function isAsAsked(made, texts) {
  if ((made.changedFilesIfAvailable ?? 0) > texts.length) return false;
  return texts.every((text, index) => Written.safeParse(made[`p${index}`]).data?.oid === gitBlobId(text));
}
function splitMessage(message) {
  const end = message.indexOf("\n");
  if (end === -1) return { headline: message, body: "" };
  return { headline: message.slice(0, end), body: message.slice(end).replace(/^\n+/, "") };
}

// src/github/repository/repository.ts
function createRepository(access, head, stores) {
  return {
    snapshot: (wanted) => readSnapshot(access, head, stores, wanted),
    read: (path) => stores.survey(access, head, path),
    branch: (name) => readBranch(access, name),
    createBranch: (name, at) => createBranch(access, name, at),
    commit: (commit) => commitFiles(access, head, commit),
    deleteBranch: (name, expected) => deleteBranch(access, head, name, expected),
    hasTag: (names) => hasTag(access, names)
  };
}
async function readSnapshot(access, head, { trees, blobs }, wanted) {
  const { head: commit, branch, writable } = await head.now();
  const entries = await trees(access, commit);
  const files = [...entries].filter(([path, entry]) => isFile(entry.mode) && wanted(path, entry));
  const texts = await blobs.texts(
    access,
    files.map(([, entry]) => entry),
    { commit, entries }
  );
  return {
    commit,
    branch,
    writable,
    entries,
    texts: new Map(
      files.flatMap(([path, { oid }]) => {
        const text = texts.get(oid);
        return text === void 0 ? [] : [[path, text]];
      })
    )
  };
}
function isFile(mode) {
  return mode === "100644" || mode === "100755";
}

// src/github/repository/survey.ts
var mostInQuery2 = 50;
function createSurvey(blobs) {
  let waiting = [];
  function flush() {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += mostInQuery2) {
      const batch = all.slice(start, start + mostInQuery2);
      readTogether(blobs, batch).catch((error) => {
        for (const { reject } of batch) reject(error);
      });
    }
  }
  return (access, head, path) => new Promise((resolve, reject) => {
    waiting.push({ access, head, path, resolve, reject });
    if (waiting.length === 1) setImmediate(flush);
  });
}
var Found4 = RepositoryNode.extend({
  defaultBranchRef: object({
    name: string(),
    target: object({ oid: ShaText, file: object({ object: Blob.nullable() }).nullish() })
  }).nullable()
}).nullable();
async function readTogether(blobs, batch) {
  const [first] = batch;
  if (first === void 0) return;
  const variables = Object.fromEntries(
    batch.flatMap(({ access, path }, index) => [
      [`o${index}`, access.ref.owner],
      [`n${index}`, access.ref.name],
      [`p${index}`, path]
    ])
  );
  const { data } = await first.access.graphql("survey").query(surveyQuery(batch.length), variables, isUnseen);
  const found = parseGraphql(record(string(), Found4), data);
  await Promise.all(
    batch.map((asked, index) => toFile(blobs, asked, found[`r${index}`] ?? null).then(asked.resolve))
  );
}
function surveyQuery(count) {
  const indices = Array.from({ length: count }, (_, index) => index);
  const variables = indices.map((i) => `$o${i}: String!, $n${i}: String!, $p${i}: String!`).join(", ");
  const fields = indices.map(
    (i) => `r${i}: repository(owner: $o${i}, name: $n${i}) {
    ${factsFields}
    defaultBranchRef { name target { oid ... on Commit { file(path: $p${i}) { object { ${blobFields} } } } } }
  }`
  );
  return `query Survey(${variables}) {
  ${fields.join("\n  ")}
}`;
}
async function toFile(blobs, { access, head }, found) {
  if (found === null || found.databaseId !== access.ref.id) return void 0;
  const facts = toFacts2(found);
  if (facts !== void 0) head.learn(facts);
  const target = found.defaultBranchRef?.target;
  const blob = target?.file?.object;
  const oid = blob?.oid;
  if (target === void 0 || oid === void 0) return void 0;
  if (typeof blob?.text === "string" && blobs.offer(oid, blob.text))
    return { commit: target.oid, text: blob.text };
  const text = (await blobs.texts(access, [{ oid, size: 0 }])).get(oid);
  return text === void 0 ? void 0 : { commit: target.oid, text };
}
function isUnseen({ type }) {
  return type === "NOT_FOUND" || type === "FORBIDDEN";
}

// src/engine/ports/state-port.ts
var stateBranch = "lockkeeper-state";

// src/github/state.ts
var mostTexts = 1024 * 1024;
function createState(access) {
  const texts = createRecentMap(mostTexts);
  return {
    read: () => readState(access, texts),
    write: (change) => writeState(access, change)
  };
}
var Ref = object({ object: object({ sha: ShaText }) });
var Tree2 = object({
  tree: array(object({ path: string(), type: string(), sha: string() }))
});
var Blob2 = object({ content: string() });
async function readState(access, texts) {
  const route4 = "GET /repos/{owner}/{repo}/git/ref/{ref}";
  const parameters = { ...pathOf(access.ref), ref: `heads/${stateBranch}` };
  const answer = await access.api("survey")({ route: route4, parameters, expect: [404] });
  if (answer.status === 404) return { files: /* @__PURE__ */ new Map() };
  const head = parseAnswer(route4, Ref, answer).object.sha;
  return { head, files: await readFiles(access, head, texts) };
}
async function readFiles(access, head, texts) {
  const route4 = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";
  const parameters = { ...pathOf(access.ref), tree_sha: head, recursive: "1" };
  const { tree } = parseAnswer(route4, Tree2, await access.api("survey")({ route: route4, parameters }));
  const blobs = tree.filter(({ type }) => type === "blob");
  const files = await Promise.all(
    blobs.map(async ({ path, sha }) => [path, await readText(access, sha, texts)])
  );
  return new Map(files);
}
async function readText(access, sha, texts) {
  const known = texts.get(sha);
  if (known !== void 0) return known;
  const route4 = "GET /repos/{owner}/{repo}/git/blobs/{file_sha}";
  const answer = await access.api("survey")({ route: route4, parameters: { ...pathOf(access.ref), file_sha: sha } });
  const text = Buffer.from(parseAnswer(route4, Blob2, answer).content, "base64").toString("utf8");
  texts.set(sha, text, text.length + sha.length);
  return text;
}
var Made = object({ sha: ShaText });
async function writeState(access, { expected, message, files }) {
  const entries = [...files].map(([path, content]) => ({
    ...{ path, mode: "100644", type: "blob" },
    ...content === void 0 ? { sha: null } : { content }
  }));
  const tree = await make(access, "POST /repos/{owner}/{repo}/git/trees", {
    tree: entries,
    ...expected === void 0 ? {} : { base_tree: expected }
  });
  const commit = await make(access, "POST /repos/{owner}/{repo}/git/commits", {
    message,
    tree,
    parents: expected === void 0 ? [] : [expected]
  });
  return expected === void 0 ? begin(access, commit) : forward(access, commit);
}
async function make(access, route4, body) {
  const parameters = { ...pathOf(access.ref), ...body };
  const answer = await access.api("promote")({ route: route4, parameters, repeatable: true });
  return parseAnswer(route4, Made, answer).sha;
}
async function begin(access, commit) {
  const route4 = "POST /repos/{owner}/{repo}/git/refs";
  const parameters = { ...pathOf(access.ref), ref: `refs/heads/${stateBranch}`, sha: commit };
  const answer = await access.api("promote")({ route: route4, parameters, expect: [422] });
  if (answer.status !== 422) return "written";
  if (/already exists/i.test(answer.message)) return "moved";
  throw new GitHubError(route4, answer);
}
async function forward(access, commit) {
  const route4 = "PATCH /repos/{owner}/{repo}/git/refs/{ref}";
  const parameters = { ...pathOf(access.ref), ref: `heads/${stateBranch}`, sha: commit, force: false };
  const answer = await access.api("promote")({ route: route4, parameters, expect: [422] });
  return answer.status === 422 ? "moved" : "written";
}

// src/github/comment.ts
var RestComment = object({
  id: number(),
  html_url: string(),
  issue_url: string(),
  body: string().optional(),
  user: object({ id: number(), login: string(), type: string() }).nullable(),
  created_at: Instant,
  updated_at: Instant,
  performed_via_github_app: object({ id: number() }).nullish()
});
var ghost = { id: 10137, login: "ghost" };
function fromRest(identity, rest) {
  const { user } = rest;
  const type = authorType(user?.id, user?.type);
  return {
    id: rest.id,
    issue: Number(rest.issue_url.slice(rest.issue_url.lastIndexOf("/") + 1)),
    url: rest.html_url,
    body: rest.body ?? "",
    author: { id: user?.id ?? ghost.id, login: user?.login ?? ghost.login, type },
    ours: isOurs3(identity, rest),
    createdAt: rest.created_at,
    edited: rest.updated_at.getTime() !== rest.created_at.getTime()
  };
}
function isOurs3(identity, { user, body = "", performed_via_github_app: app }) {
  if (user === null) return false;
  if (identity.kind !== "app") return isOurAccount(identity, user) && isNoPersons(identity, body);
  return authorType(user.id, user.type) === "bot" && app?.id === identity.appId;
}
function isNoPersons(identity, body) {
  return identity.kind !== "person" || isMarked(body);
}
var commentFields = `fullDatabaseId url body createdAt lastEditedAt
author { __typename login ... on User { databaseId } ... on Bot { databaseId } }`;
var CommentNode = object({
  fullDatabaseId: coerce_exports.number().int().positive(),
  url: string(),
  body: string(),
  createdAt: Instant,
  lastEditedAt: Instant.nullable(),
  author: object({ __typename: string(), login: string(), databaseId: number().nullish() }).nullable()
});
function fromGraphql(identity, issue, node) {
  const { author } = node;
  const type = authorType(author?.databaseId ?? void 0, author?.__typename);
  return {
    id: node.fullDatabaseId,
    issue,
    url: node.url,
    body: node.body,
    author: { id: author?.databaseId ?? ghost.id, login: author?.login ?? ghost.login, type },
    ours: isOurActor(identity, author) && isNoPersons(identity, node.body),
    createdAt: node.createdAt,
    edited: node.lastEditedAt !== null
  };
}
function authorType(id, type) {
  if (type === void 0 || id === ghost.id) return "ghost";
  return type === "User" && id !== void 0 ? "person" : "bot";
}

// src/github/conversation.ts
var page = `comments(last: 100, before: $before) {
  pageInfo { hasPreviousPage startCursor }
  nodes { ${commentFields} }
}`;
var conversationQuery = `query Conversation($owner: String!, $name: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $name) {
    isArchived isDisabled isLocked
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue { locked ${page} }
      ... on PullRequest { locked isCrossRepository ${page} }
    }
  }
}`;
var Comments = object({
  pageInfo: object({ hasPreviousPage: boolean(), startCursor: string().nullable() }),
  nodes: array(CommentNode)
});
var Found5 = object({
  repository: object({
    isArchived: boolean(),
    isDisabled: boolean(),
    isLocked: boolean(),
    issueOrPullRequest: discriminatedUnion("__typename", [
      object({ __typename: literal("Issue"), locked: boolean(), comments: Comments }),
      object({
        __typename: literal("PullRequest"),
        locked: boolean(),
        isCrossRepository: boolean(),
        comments: Comments
      })
    ]).nullable()
  })
});
var mostPages2 = 20;
async function readConversation(access, issue, since) {
  const first = await readPage(access, issue, null);
  if (first.issueOrPullRequest === null) return void 0;
  const comments = [];
  let found = first.issueOrPullRequest;
  for (let read = 1; found !== null; read++) {
    const { nodes, pageInfo } = found.comments;
    comments.unshift(...nodes.map((node) => fromGraphql(access.identity, issue, node)));
    const older = pageInfo.hasPreviousPage && (nodes[0]?.createdAt ?? since) >= since;
    if (!older || read === mostPages2) break;
    found = (await readPage(access, issue, pageInfo.startCursor)).issueOrPullRequest;
  }
  return {
    thread: toThread(issue, first, first.issueOrPullRequest),
    comments: comments.filter(({ createdAt }) => createdAt >= since)
  };
}
async function readPage(access, issue, before) {
  const { owner, name } = access.ref;
  const variables = { owner, name, number: issue, before };
  const { data } = await access.graphql("talk").query(conversationQuery, variables, isMissingThread);
  return parseGraphql(Found5, data).repository;
}
function isMissingThread({ type, path = [] }) {
  return type === "NOT_FOUND" && path.at(-1) === "issueOrPullRequest";
}
function toThread(issue, repository, thread) {
  const readOnly = repository.isArchived || repository.isDisabled || repository.isLocked;
  return {
    issue,
    writable: !readOnly && !thread.locked,
    pullRequest: thread.__typename === "PullRequest",
    fromFork: thread.__typename === "PullRequest" && thread.isCrossRepository
  };
}

// src/github/threads.ts
function createThreads(access) {
  return {
    comment: (id) => readComment(access, id),
    conversation: (issue, since) => readConversation(access, issue, since),
    acknowledge: (comment) => acknowledge(access, comment),
    write: (issue, body) => writeComment(access, issue, body),
    rewrite: (comment, body) => rewriteComment(access, comment, body),
    recent: (since) => recentComments(access, since)
  };
}
async function readComment(access, id) {
  const route4 = "GET /repos/{owner}/{repo}/issues/comments/{comment_id}";
  const parameters = { ...pathOf(access.ref), comment_id: id };
  const answer = await access.api("talk")({ route: route4, parameters, expect: [404, 410] });
  if (answer.status >= 400) return void 0;
  return fromRest(access.identity, parseAnswer(route4, RestComment, answer));
}
async function acknowledge(access, comment) {
  const answer = await access.api("talk")({
    route: "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
    parameters: { ...pathOf(access.ref), comment_id: comment, content: "eyes" },
    // A second one of the same kind changes nothing; a deleted comment needs none.
    repeatable: true,
    // GitHub counts it among what notifies people.
    content: true,
    expect: [404]
  });
  if (answer.status !== 201) return "again";
  return await isSharedWithAnother(access, comment) ? "again" : "first";
}
var Reaction = object({
  content: string(),
  user: object({ login: string(), type: string() }).nullable()
});
var precedence = 3e3;
async function isSharedWithAnother({ identity, api, ref, clock }, comment) {
  if (identity.kind === "app") return false;
  await clock.sleep(precedence);
  const route4 = "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions";
  const call = { route: route4, parameters: { ...pathOf(ref), comment_id: comment, content: "eyes" } };
  const found = await readPages(api("talk"), call, { entry: Reaction });
  const others = found.filter(({ user, content }) => content === "eyes" && user?.type === "Bot");
  return others.some(({ user }) => user !== null && !isOurAccount(identity, user));
}
async function recentComments(access, since) {
  const route4 = "GET /repos/{owner}/{repo}/issues/comments";
  const order = { sort: "created", direction: "asc", since: since.toISOString() };
  const call = { route: route4, parameters: { ...pathOf(access.ref), ...order } };
  const found = await readPages(access.api("talk"), call, { entry: RestComment });
  return found.filter(({ created_at }) => created_at >= since).map((rest) => fromRest(access.identity, rest)).sort((left, right) => left.id - right.id);
}
async function writeComment(access, issue, body) {
  const route4 = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
  const parameters = { ...pathOf(access.ref), issue_number: issue, body };
  const answer = await access.api("talk")({ route: route4, parameters, content: true });
  return fromRest(access.identity, parseAnswer(route4, RestComment, answer));
}
async function rewriteComment(access, id, body) {
  const path = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
  const parameters = { ...pathOf(access.ref), comment_id: id, ...body === void 0 ? {} : { body } };
  const route4 = body === void 0 ? `DELETE ${path}` : `PATCH ${path}`;
  await access.api("talk")({ route: route4, parameters, repeatable: true, expect: [404] });
}

// src/github/workflows.ts
function createWorkflows(access) {
  return { run: (id) => readRun(access, id) };
}
var Account2 = object({ id: number(), login: string() });
var Run = object({
  path: string(),
  head_branch: string().nullable(),
  status: string().nullable(),
  actor: Account2.nullish(),
  triggering_actor: Account2.nullish(),
  repository: object({ id: number() }),
  head_repository: object({ id: number() }).nullish()
});
var Repository = object({ default_branch: string() });
async function readRun(access, id) {
  const route4 = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";
  const parameters = { ...pathOf(access.ref), run_id: id };
  const answer = await access.api("workflows")({ route: route4, parameters, expect: [403, 404] });
  if (answer.status !== 200) return void 0;
  const run = parseAnswer(route4, Run, answer);
  const actor = run.triggering_actor ?? run.actor;
  if (run.head_repository?.id !== run.repository.id || actor === null || actor === void 0) return void 0;
  const branch = run.head_branch ?? "";
  return {
    // GitHub adds `@ref` to the path in some answers.
    path: run.path.replace(/@.*$/, ""),
    branch,
    onDefaultBranch: branch === await defaultBranch(access),
    actor: { id: actor.id, login: actor.login },
    live: run.status !== "completed"
  };
}
async function defaultBranch(access) {
  const route4 = "GET /repos/{owner}/{repo}";
  const answer = await access.api("survey")({ route: route4, parameters: pathOf(access.ref) });
  return parseAnswer(route4, Repository, answer).default_branch;
}

// src/github/installation.ts
function createInstallation(options) {
  const { blobs, trees } = options.memory ?? { blobs: createBlobStores()(options.id), trees: createTrees() };
  const stores = { blobs, trees, survey: createSurvey(blobs) };
  const opened = /* @__PURE__ */ new Map();
  return {
    repositories: options.repositories ?? (() => listRepositories(options.connection, options.id)),
    open(ref) {
      const key = `${ref.id}/${ref.owner}/${ref.name}`;
      const ports = opened.get(key) ?? openPorts(createAccess(options, ref), stores);
      opened.set(key, ports);
      return ports;
    }
  };
}
function createAccess({ id, connection, identity, clock }, ref) {
  return {
    ref,
    identity,
    clock,
    api: (scope) => connection.api(credentialFor(id, scope, ref)),
    graphql: (scope) => connection.graphql(credentialFor(id, scope, ref))
  };
}
function credentialFor(installation, scope, ref) {
  const everywhere = scope === "survey" || scope === "people";
  return { kind: "installation", installation, scope, ...everywhere ? {} : { repository: ref.id } };
}
function openPorts(access, stores) {
  const head = createHead(access);
  return {
    ref: access.ref,
    repository: createRepository(access, head, stores),
    pullRequests: createPullRequests(access, head),
    threads: createThreads(access),
    deployments: createDeployments(access),
    people: createPeople(access),
    workflows: createWorkflows(access),
    commits: createCommits(access),
    state: createState(access)
  };
}
var Page = object({
  repositories: array(
    object({ id: number(), name: string(), owner: object({ login: string() }) })
  )
});
async function listRepositories(connection, installation) {
  const api = connection.api({ kind: "installation", installation, scope: "survey" });
  const route4 = "GET /installation/repositories";
  const found = [];
  for (let page2 = 1; ; page2++) {
    const answer = await api({ route: route4, parameters: { per_page: 100, page: page2 } });
    const { repositories } = parseAnswer(route4, Page, answer);
    found.push(...repositories.map(({ id, name, owner }) => ({ id, name, owner: owner.login })));
    if (!hasNext(answer)) return found;
  }
}

// src/github/pull-report.ts
function createPullReport(access) {
  return {
    comment: (pullRequest, body, isSame) => keepComment(access, pullRequest, body, isSame),
    check: (report) => createCheck(access, report)
  };
}
async function keepComment(access, pullRequest, body, isSame) {
  const parameters = { ...pathOf(access.ref), issue_number: pullRequest };
  const route4 = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
  const found = await readPages(access.api("talk"), { route: route4, parameters }, { entry: RestComment });
  const known = found.map((rest) => fromRest(access.identity, rest)).find((comment) => comment.ours && isSame(comment.body));
  const threads = createThreads(access);
  if (known === void 0) await threads.write(pullRequest, body);
  else if (known.body.trimEnd() !== body.trimEnd()) await threads.rewrite(known.id, body);
}
var annotationsAtOnce = 50;
var mostAnnotations = 500;
var longestSummary = 65e3;
var longestTitle = 255;
var longestMessage = 2e4;
var Created2 = object({ id: number() });
async function createCheck(access, report) {
  const { name, head, conclusion, annotations } = report;
  const kept = annotations.slice(0, mostAnnotations);
  const route4 = "POST /repos/{owner}/{repo}/check-runs";
  const answer = await access.api("check")({
    route: route4,
    parameters: {
      ...pathOf(access.ref),
      name,
      head_sha: head,
      status: "completed",
      conclusion,
      output: outputOf(report, kept.slice(0, annotationsAtOnce))
    },
    content: true
  });
  const { id } = parseAnswer(route4, Created2, answer);
  for (let at = annotationsAtOnce; at < kept.length; at += annotationsAtOnce)
    await access.api("check")({
      route: "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
      parameters: {
        ...pathOf(access.ref),
        check_run_id: id,
        output: outputOf(report, kept.slice(at, at + annotationsAtOnce))
      },
      repeatable: true
    });
}
function outputOf({ title, summary }, annotations) {
  return {
    title: cutUnits(title, longestTitle),
    summary: cutUnits(summary, longestSummary),
    annotations: annotations.map(({ path, line, level, title: heading, message }) => ({
      path,
      start_line: line,
      end_line: line,
      annotation_level: level,
      title: cutUnits(heading, longestTitle),
      message: cutUnits(message, longestMessage)
    }))
  };
}

// src/github/token-access.ts
var noInstallation = 0;
var viewerQuery = "query Viewer { viewer { login databaseId } }";
var Viewer = object({ viewer: object({ login: string(), databaseId: number() }) });
async function openToken(connection, clock, names) {
  const credential = { kind: "installation", installation: noInstallation, scope: "survey" };
  const { data } = await connection.graphql(credential).query(viewerQuery, {});
  const { viewer } = parseGraphql(Viewer, data);
  const identity = identityOf(viewer);
  const api = connection.api(credential);
  const repositories = remember(() => Promise.all(names.map((name) => findRepository(api, name))));
  const accessTo = (ref) => createAccess({ id: noInstallation, connection, identity, clock }, ref);
  return {
    identity,
    startsNoWorkflows: identity.kind === "bot" && identity.slug === "github-actions",
    installation: createInstallation({ id: noInstallation, connection, identity, clock, repositories }),
    pullReport: (ref) => createPullReport(accessTo(ref)),
    changedFiles: (ref, before, after) => changedFiles(accessTo(ref), before, after)
  };
}
function identityOf({ login, databaseId }) {
  const slug = /^(?<slug>.+)\[bot\]$/.exec(login)?.groups?.slug;
  return slug === void 0 ? { kind: "person", id: databaseId, login } : { kind: "bot", slug };
}
var Repository2 = object({ id: number(), name: string(), owner: object({ login: string() }) });
async function findRepository(api, fullName) {
  const [owner = "", repo = ""] = fullName.split("/");
  const route4 = "GET /repos/{owner}/{repo}";
  const found = parseAnswer(route4, Repository2, await api({ route: route4, parameters: { owner, repo } }));
  return { id: found.id, owner: found.owner.login, name: found.name };
}
function remember(read) {
  let known;
  return () => {
    known ??= read();
    return known;
  };
}

// src/action/open-github.ts
var missing2 = {
  code: "REPOSITORY_MISSING",
  message: "Neither the event nor the environment names a repository.",
  advice: "Set GITHUB_REPOSITORY to owner/name."
};
async function openGitHub({ apiUrl, inputs, repository }, clock) {
  const parsed = parseApiBase(apiUrl);
  if (parsed.kind !== "base") throw new ProblemError(parsed.problem);
  if (repository === "") throw new ProblemError(missing2);
  const names = /* @__PURE__ */ new Set([repository, inputs.repository ?? repository]);
  const connection = createTokenConnection({ base: parsed.base, clock, token: inputs.token });
  return openToken(connection, clock, [...names]);
}
async function findRepository2({ installation }, name) {
  const refs = await installation.repositories();
  return refs.find((ref) => `${ref.owner}/${ref.name}`.toLowerCase() === name.toLowerCase());
}

export {
  Instant,
  isOurAccount,
  isProtected,
  openGitHub,
  findRepository2 as findRepository
};
