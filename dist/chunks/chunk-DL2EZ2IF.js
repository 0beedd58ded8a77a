import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  YAMLException,
  load
} from "./chunk-2X63PDCU.js";
import {
  array,
  boolean,
  looseObject,
  record,
  string,
  unknown
} from "./chunk-C6CPXS2Y.js";

// src/kubernetes/connect.ts
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

// src/kubernetes/api.ts
var FaultError = class extends Error {
  name = "FaultError";
  fault;
  constructor(fault, options) {
    super(fault.message, options);
    this.fault = fault;
  }
};
function fieldsOf(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
function textOf(value) {
  return typeof value === "string" ? value : void 0;
}

// src/kubernetes/missing-rule.ts
function ruleFor(request) {
  const match = /^\/(?:api\/v1|apis\/([^/]+)\/[^/]+)(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?$/.exec(
    request.path
  );
  if (match === null) return void 0;
  const [, group = "", namespace, resource = "", name, subresource] = match;
  return {
    group,
    resource: subresource === void 0 ? resource : `${resource}/${subresource}`,
    verb: verbOf(request, name),
    ...namespace === void 0 ? {} : { namespace }
  };
}
function verbOf({ method, query }, name) {
  switch (method) {
    case "GET":
      if (query?.watch === "true" || query?.watch === "1") return "watch";
      return name === void 0 ? "list" : "get";
    case "POST":
      return "create";
    case "PUT":
      return "update";
    case "PATCH":
      return "patch";
    case "DELETE":
      return "delete";
    default:
      return method;
  }
}
function formatRule({ group, resource, verb, namespace }) {
  const role = namespace === void 0 ? "a ClusterRole" : `a Role in namespace ${namespace}`;
  return `{ apiGroups: ["${group}"], resources: ["${resource}"], verbs: ["${verb}"] } in ${role}`;
}

// src/kubernetes/fault.ts
var faultOfStatus = {
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "gone",
  429: "busy",
  500: "busy",
  502: "busy",
  503: "busy",
  504: "busy"
};
function refusalFault(asked, request, answer) {
  const status = parseStatus(answer.body);
  if (status === void 0)
    return isNotServed(answer) ? notServed(asked, request) : notKubernetes(asked, answer.status);
  const code = faultOfStatus[answer.status] ?? "invalid";
  const seconds = Number(answer.retryAfter);
  return {
    kind: "fault",
    code,
    message: `${asked.name}: ${status.message === "" ? `the API server answered ${answer.status}` : status.message}`,
    ...adviceFor(code, asked, request, status),
    ...status.causes.length === 0 ? {} : { causes: status.causes },
    ...answer.retryAfter !== void 0 && Number.isFinite(seconds) ? { retryAfter: seconds * 1e3 } : {}
  };
}
function parseStatus(body) {
  const status = parseFields(body);
  if (status.kind !== "Status") return void 0;
  const causes = listOf(fieldsOf(status.details).causes).map((entry) => {
    const { reason, message, field } = fieldsOf(entry);
    return { reason: textOf(reason) ?? "", message: textOf(message) ?? "", field: textOf(field) ?? "" };
  });
  return { message: textOf(status.message) ?? "", reason: textOf(status.reason) ?? "", causes };
}
function parseFields(body) {
  try {
    return fieldsOf(JSON.parse(body));
  } catch {
    return {};
  }
}
function isNotServed({ status, body }) {
  return status === 404 && body.trim() === "404 page not found";
}
function notServed({ name, server }, { path }) {
  return {
    kind: "fault",
    code: "not-served",
    message: `${name}: ${server} does not serve ${path}`,
    advice: `Is ${server} the address of the API server itself, and is the kind installed?`
  };
}
function notKubernetes({ name, server }, status) {
  return {
    kind: "fault",
    code: status === 401 ? "unauthorized" : status >= 500 || status === 429 ? "busy" : "not-kubernetes",
    message: `${name}: ${server} answered ${status}, and not as a Kubernetes API server does`,
    advice: `Is ${server} the address of the API server itself? A proxy or a login page may stand before it.`
  };
}
function adviceFor(code, { name }, request, status) {
  if (code === "unauthorized")
    return {
      advice: `The credentials of ${name} are not accepted: expired, revoked, or of another cluster. Renew its kubeconfig.`
    };
  const rule = code === "forbidden" ? ruleFor(request) : void 0;
  if (rule === void 0 || !/ is forbidden: User "/.test(status.message)) return {};
  const user = / User "([^"]*)"/.exec(status.message)?.[1] ?? "the user";
  return { advice: `Allow it to ${user}: add ${formatRule(rule)}.` };
}
var certificateCodes = {
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  CERT_NOT_YET_VALID: "the server's certificate is not valid yet; is this machine's clock right?",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the server's certificate is not signed by the kubeconfig's certificate authority",
  SELF_SIGNED_CERT_IN_CHAIN: "the server's certificate is not signed by the kubeconfig's certificate authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server's certificate is not signed by the kubeconfig's certificate authority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the server's certificate is not signed by the kubeconfig's certificate authority",
  UNABLE_TO_GET_ISSUER_CERT: "the server's certificate is not signed by the kubeconfig's certificate authority",
  CERT_SIGNATURE_FAILURE: "the server's certificate is not signed by the kubeconfig's certificate authority",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another host name",
  ERR_SSL_TLSV1_ALERT_CERTIFICATE_EXPIRED: "the server says that our client certificate has expired",
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: "the server says that our client certificate has expired"
};
var networkCodes = {
  ECONNREFUSED: "nothing listens there (connection refused)",
  ENOTFOUND: "there is no such host name",
  EAI_AGAIN: "the host name could not be looked up",
  ECONNRESET: "the connection was closed",
  EPIPE: "the connection was closed",
  ETIMEDOUT: "no answer in time",
  EHOSTUNREACH: "there is no way to that host",
  ENETUNREACH: "there is no way to that network",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS; is the address http?",
  EPROTO: "it does not speak TLS as expected"
};
function connectionFault({ name, server }, error) {
  const code = codeOf(error);
  const certificate = certificateCodes[code];
  if (certificate !== void 0)
    return {
      kind: "fault",
      code: "certificate",
      message: `${name} (${server}): ${certificate}`,
      advice: `Renew the certificate, or the kubeconfig of ${name} (certificate-authority, tls-server-name).`
    };
  return {
    kind: "fault",
    code: "unreachable",
    message: `${name} (${server}) could not be reached: ${networkCodes[code] ?? (code === "" ? "the connection broke" : code)}`,
    advice: `Is the cluster up, and may this machine reach ${server}?`
  };
}
function codeOf(error) {
  const { name, code, cause } = fieldsOf(error);
  if (name === "TimeoutError" || name === "AbortError") return "ETIMEDOUT";
  return textOf(code) ?? (cause === void 0 ? "" : codeOf(cause));
}

// src/kubernetes/credentials.ts
import { X509Certificate } from "node:crypto";
function credentialProblem(origin, user, choice) {
  return programProblem(origin, user, choice.programs) ?? certificateProblem(origin, user, choice.now);
}
function programProblem(origin, user, allowed) {
  const program = programsOf(user).find((name) => !allowed.includes(name));
  if (program === void 0) return void 0;
  return {
    code: "KUBECONFIG_RUNS_PROGRAM",
    message: `${origin} runs the program \`${program}\` to sign in, and that is not allowed.`,
    advice: `Use the token or certificate of a ServiceAccount, or allow the program by name: ${allowing(program, "several: separated by commas")}`
  };
}
var ways = {
  "insecure-skip-tls-verify": {
    harm: "trusts whoever answers at the address of its cluster, and would give them its credentials",
    instead: "Put the cluster's certificate authority in `certificate-authority-data`"
  },
  "proxy-url": {
    harm: "sends everything through a proxy of its own choice",
    instead: "Give the address at which the cluster is reached from here"
  }
};
function wayProblem(origin, cluster, { programs }) {
  const keys = ["insecure-skip-tls-verify", "proxy-url"];
  const key = keys.find((name) => Boolean(cluster[name]) && !programs.includes(name));
  if (key === void 0) return void 0;
  const { harm, instead } = ways[key];
  return {
    code: "KUBECONFIG_UNSAFE",
    message: `${origin} says \`${key}\`: it ${harm}.`,
    advice: `${instead}. Where it has to be so, allow it by name: ${allowing(key, "the list of all that a kubeconfig may do beyond its own credentials, programs and this")}`
  };
}
function allowing(name, list) {
  return `KUBE_CONFIG_PROGRAMS=${name} (${list}); of the restart controller: --allow-program ${name}.`;
}
function programsOf(user) {
  const provider = user["auth-provider"];
  const { exec, "cmd-path": path } = provider?.config ?? {};
  const legacy = exec ?? (provider?.name === "exec" ? provider.config : void 0);
  return [
    ...user.exec == null ? [] : [user.exec.command],
    ...legacy == null ? [] : [commandIn(legacy)],
    ...path == null ? [] : [String(path)]
  ];
}
function commandIn(exec) {
  const command = typeof exec === "object" && exec !== null && "command" in exec ? exec.command : void 0;
  return typeof command === "string" ? command : "without a name";
}
function certificateProblem(origin, user, now) {
  const encoded = user["client-certificate-data"];
  if (encoded == null) return void 0;
  const end = endOf(encoded);
  if (end === void 0)
    return {
      code: "KUBECONFIG_MALFORMED",
      message: `${origin}: its \`client-certificate-data\` is no certificate.`,
      advice: "It has to be PEM in base64."
    };
  if (end > now) return void 0;
  return {
    code: "CERTIFICATE_EXPIRED",
    message: `${origin}: its client certificate expired on ${end.toISOString().slice(0, 10)}.`,
    advice: "Renew the kubeconfig; a ServiceAccount token does not end with a certificate."
  };
}
function endOf(encoded) {
  try {
    return new Date(new X509Certificate(Buffer.from(encoded, "base64")).validTo);
  } catch {
    return void 0;
  }
}

// src/kubernetes/impersonation.ts
function impersonationOf(user) {
  const { "as-groups": groups, "as-uid": uid, "as-user-extra": extra } = user;
  const headers = [
    ...groups == null || groups.length === 0 ? [] : [["Impersonate-Group", groups]],
    ...uid == null || uid === "" ? [] : [["Impersonate-Uid", [uid]]],
    // The API server reads the key's case from nowhere, and its other characters by their numbers.
    ...Object.entries(extra ?? {}).map(
      ([key, values]) => [`Impersonate-Extra-${encodeURIComponent(key.toLowerCase())}`, values]
    )
  ];
  return headers.length === 0 ? {} : { impersonation: Object.fromEntries(headers) };
}
function impersonationProblem(origin, user) {
  if ((user.as ?? "") !== "" || impersonationOf(user).impersonation === void 0) return void 0;
  return {
    code: "KUBECONFIG_IMPERSONATION",
    message: `${origin}: the user has \`as-groups\`, \`as-uid\` or \`as-user-extra\` and no \`as\`.`,
    advice: "Name whom to act as under `as`, or take the others away."
  };
}

// src/kubernetes/kubeconfig.ts
var entries = (shape) => array(looseObject({ name: string(), ...shape }));
var User = looseObject({
  exec: looseObject({ command: string() }).nullish(),
  "auth-provider": looseObject({ name: string(), config: record(string(), unknown()).nullish() }).nullish(),
  "client-certificate-data": string().nullish(),
  as: string().nullish(),
  "as-groups": array(string()).nullish(),
  "as-uid": string().nullish(),
  "as-user-extra": record(string(), array(string())).nullish()
});
var Cluster = looseObject({
  server: string(),
  "insecure-skip-tls-verify": boolean().nullish(),
  "proxy-url": string().nullish()
});
var File = looseObject({
  clusters: entries({ cluster: Cluster }),
  contexts: entries({ context: looseObject({ cluster: string(), user: string().default("") }) }),
  users: entries({ user: User.nullish() }).nullish(),
  "current-context": string().nullish()
});
function readKubeconfig(source, choice) {
  const text = plainText(source.text);
  const file = parseFile(text);
  if (typeof file === "string")
    return refused("KUBECONFIG_MALFORMED", `${source.origin} ${file}`, malformedAdvice);
  const name = choice.context ?? file["current-context"] ?? "";
  const found = file.contexts.find((entry) => entry.name === name);
  if (found === void 0) return noContext(source.origin, file, name);
  const cluster = file.clusters.find((entry) => entry.name === found.context.cluster);
  if (cluster === void 0)
    return refused(
      "KUBECONFIG_INCOMPLETE",
      `${source.origin}: context "${name}" names the cluster "${found.context.cluster}", which is not under \`clusters\`.`
    );
  const user = file.users?.find((entry) => entry.name === found.context.user);
  if (user === void 0 && found.context.user !== "")
    return refused(
      "KUBECONFIG_INCOMPLETE",
      `${source.origin}: context "${name}" names the user "${found.context.user}", who is not under \`users\`.`
    );
  const problem = serverProblem(source.origin, cluster.cluster.server) ?? wayProblem(source.origin, cluster.cluster, choice) ?? credentialProblem(source.origin, user?.user ?? {}, choice) ?? impersonationProblem(source.origin, user?.user ?? {});
  if (problem !== void 0) return { kind: "refused", problem };
  const server = cluster.cluster.server.replace(/\/+$/, "");
  const { tokenFile } = user?.user ?? {};
  return {
    kind: "kubeconfig",
    text,
    folder: source.folder,
    context: name,
    server,
    ...typeof tokenFile === "string" ? { tokenFile } : {},
    ...impersonationOf(user?.user ?? {})
  };
}
var malformedAdvice = "It has to be a kubeconfig as `kubectl config view --raw --flatten --minify` prints it, plain or in base64.";
function plainText(text) {
  const encoded = text.replaceAll(/\s/g, "");
  return /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) ? Buffer.from(encoded, "base64").toString("utf8") : text;
}
function parseFile(text) {
  let value;
  try {
    value = load(text);
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark : void 0;
    return `is no YAML${mark === void 0 ? "" : `: line ${mark.line + 1}, column ${mark.column + 1}`}.`;
  }
  const parsed = File.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join(".") ?? "";
  return path === "" ? "is no kubeconfig." : `is no kubeconfig: \`${path}\` is missing or of the wrong type.`;
}
function noContext(origin, file, name) {
  const names = file.contexts.map((entry) => entry.name);
  const there = names.length === 0 ? "It has none." : `It has: ${names.join(", ")}.`;
  return name === "" ? refused("CONTEXT_MISSING", `${origin} has no current context. ${there}`, "Name one as `context`.") : refused("CONTEXT_NOT_FOUND", `${origin} has no context "${name}". ${there}`, "Correct `context`.");
}
function serverProblem(origin, server) {
  const url = URL.canParse(server) ? new URL(server) : void 0;
  if (url === void 0 || !["http:", "https:"].includes(url.protocol))
    return {
      code: "KUBECONFIG_SERVER",
      message: `${origin}: the cluster's \`server\` is no http or https address.`
    };
  if (url.username !== "" || url.password !== "")
    return { code: "KUBECONFIG_SERVER", message: `${origin}: the cluster's \`server\` holds credentials.` };
  if (url.protocol === "https:" || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname))
    return void 0;
  return {
    code: "KUBECONFIG_SERVER",
    message: `${origin}: ${url.origin} is plain http, over which credentials can be read by others.`,
    advice: "Use https; plain http is for the loopback address only."
  };
}
function refused(code, message, advice) {
  return { kind: "refused", problem: { code, message, ...advice === void 0 ? {} : { advice } } };
}

// src/kubernetes/kubeconfig-source.ts
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
async function findKubeconfig(setting, { environment, folder }) {
  if (setting === "in-cluster") return inCluster(environment);
  if (!/^[A-Z][A-Z0-9_]*$/.test(setting)) return readConfigFile(resolve(folder, setting), setting);
  if (!/^KUBE_?CONFIG/.test(setting))
    return refuse({
      code: "KUBECONFIG_VARIABLE",
      message: `The variable ${setting} is not read as a kubeconfig.`,
      advice: "Only variables whose names begin with KUBE_CONFIG are."
    });
  const value = environment[setting];
  if (value === void 0 || value.trim() === "")
    return refuse({
      code: "KUBECONFIG_VARIABLE",
      message: `The variable ${setting} is not set.`,
      advice: `Set it to a kubeconfig, plain or in base64: ${setting}="$(kubectl config view --raw --flatten --minify | base64 -w0)"`
    });
  if (isPath(value)) return readConfigFile(resolve(folder, value.trim()), `the file in ${setting}`);
  return { kind: "text", text: { text: value, origin: setting, folder } };
}
function isPath(value) {
  return /^\.{0,2}\/[^\n]*$/.test(value.trim());
}
function inCluster(environment) {
  if (environment.KUBERNETES_SERVICE_HOST !== void 0) return { kind: "in-cluster" };
  return refuse({
    code: "NOT_IN_CLUSTER",
    message: "This process does not run in a cluster: there is no KUBERNETES_SERVICE_HOST.",
    advice: "Name a kubeconfig in place of `in-cluster`."
  });
}
async function readConfigFile(path, name) {
  try {
    const text = await readFile(path, "utf8");
    return { kind: "text", text: { text, origin: name, folder: dirname(path) } };
  } catch (error) {
    const { code } = error;
    const reason = code === "ENOENT" ? "is not there" : `cannot be read (${code ?? "unknown"})`;
    return refuse({ code: "KUBECONFIG_FILE", message: `Kubeconfig: ${name} ${reason}.` });
  }
}
function refuse(problem) {
  return { kind: "refused", problem };
}

// src/kubernetes/connect.ts
async function connect(place, options) {
  const source = await findKubeconfig(place.kubeconfig, options);
  if (source.kind === "refused") return source;
  const { signIn } = await import("./sign-in-PMINJ62I.js");
  if (source.kind === "in-cluster") return connected(place.name, signIn("in-cluster"));
  const kubeconfig = readKubeconfig(source.text, { ...options, context: place.context });
  if (kubeconfig.kind === "refused") return kubeconfig;
  try {
    return connected(place.name, signIn(kubeconfig));
  } catch (error) {
    const message = `${source.text.origin} cannot be used${reasonOf(error)}.`;
    return { kind: "refused", problem: { code: "KUBECONFIG_UNUSABLE", message } };
  }
}
function reasonOf(error) {
  const code = textOf(fieldsOf(error).code);
  return code === void 0 ? "" : ` (${code})`;
}
function connected(name, way) {
  const line = { name, server: way.server, way };
  const api = {
    name,
    send: (request) => send(line, request),
    open: (request, signal) => open(line, request, signal),
    close: way.close
  };
  return { kind: "connected", api };
}
var longestAnswer = 3e4;
async function send(line, request) {
  const response = await begin(line, request, "short", AbortSignal.timeout(longestAnswer));
  if ("kind" in response) return response;
  let body;
  try {
    body = await textIn(response);
  } catch (error) {
    return connectionFault(line, error);
  }
  if (!succeeded(response)) return refusal(line, request, response, body);
  return parseBody(line, body);
}
async function open(line, request, signal) {
  const response = await begin(line, request, "long", signal);
  if ("kind" in response) return response;
  if (succeeded(response)) return { kind: "open", lines: linesOf(line, response) };
  try {
    return refusal(line, request, response, await textIn(response));
  } catch (error) {
    return connectionFault(line, error);
  }
}
async function begin(line, request, use, signal) {
  const options = await credentials(line, use);
  if ("kind" in options) return options;
  try {
    const sent = exchange(line.server, request, { ...options, signal });
    return await sent.catch((error) => {
      if (!mayRepeat(request, error)) throw error;
      return exchange(line.server, request, { ...options, signal });
    });
  } catch (error) {
    return signal.aborted && use === "long" ? ended(line) : connectionFault(line, error);
  }
}
async function credentials(line, use) {
  try {
    return await line.way.options(use);
  } catch (error) {
    return {
      kind: "fault",
      code: "kubeconfig",
      message: `${line.name}: its credentials could not be loaded${reasonOf(error)}`,
      advice: "Are the files that its kubeconfig names there, and does the program that it runs to sign in work?"
    };
  }
}
function mayRepeat({ method }, error) {
  const { reused, code } = fieldsOf(error);
  return method !== "POST" && reused === true && (code === "ECONNRESET" || code === "EPIPE");
}
function ended({ name }) {
  return { kind: "fault", code: "unreachable", message: `${name}: we have stopped asking` };
}
function exchange(server, request, options) {
  const { promise, resolve: resolve2, reject } = Promise.withResolvers();
  const body = request.body === void 0 ? void 0 : JSON.stringify(request.body);
  const headers = {
    ...options.headers,
    accept: request.accept ?? "application/json",
    "user-agent": "lockkeeper",
    ...body === void 0 ? {} : { "content-type": request.contentType ?? "application/json" }
  };
  const url = new URL(server + request.path);
  for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value);
  const start = url.protocol === "https:" ? requestHttps : requestHttp;
  const sent = start(url, { ...options, method: request.method, headers });
  sent.on("error", (error) => reject(Object.assign(error, { reused: sent.reusedSocket })));
  sent.on("response", resolve2);
  sent.end(body);
  return promise;
}
async function textIn(response) {
  response.setEncoding("utf8");
  let text = "";
  for await (const chunk of response) text += chunk;
  return text;
}
async function* linesOf(line, response) {
  response.setEncoding("utf8");
  let rest = "";
  try {
    for await (const chunk of response) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") yield rest;
  } catch (error) {
    throw new FaultError(connectionFault(line, error), { cause: error });
  } finally {
    response.destroy();
  }
}
function succeeded({ statusCode = 0 }) {
  return statusCode >= 200 && statusCode < 300;
}
function refusal(line, request, response, body) {
  const { statusCode: status = 0, headers } = response;
  return refusalFault(line, request, { status, body, retryAfter: headers["retry-after"] });
}
function parseBody({ name, server }, body) {
  try {
    return { kind: "answered", body: fieldsOf(JSON.parse(body)) };
  } catch {
    const message = `${name}: ${server} did not answer in JSON`;
    return { kind: "fault", code: "not-kubernetes", message };
  }
}

export {
  FaultError,
  fieldsOf,
  listOf,
  textOf,
  connect
};
