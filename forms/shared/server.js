/*
 * Asks our own endpoints, which know the person by the session of the web apps. Forms, cards, Cockpit's tabs, the wall and
 * the account pages all ask here.
 */

/** A refusal of the server, or the reason for a missing response: a list of {place, message}. */
export class Refusal extends Error {
  /** @param status 0 when nothing answered */
  constructor(problems, status = 0) {
    super(problems.map(({place, message}) => (place ? `${place}: ${message}` : message)).join(' '));
    this.problems = problems;
    this.status = status;
  }
}

let given = null;

/** Pages outside the web apps cannot read the cookie and use the token that the server sent them. */
export function useToken(token) {
  given = token;
}

/**
 * The answer: JSON, else text, or null when there is none.
 *
 * @param tell turns a status and the server's own problems, if any, into problems
 * @throws Refusal
 */
export async function ask(url, options = {}, tell = asTheServer) {
  let response;
  let text;
  try {
    response = await fetch(url, {...options, headers: {Accept: 'application/json', ...token(), ...options.headers}});
    text = await response.text();
  } catch {
    throw new Refusal(tell(0), 0);
  }
  const goTo = response.headers.get('DiemCau-Go-To');
  if (goTo) {
    location.assign(goTo);
    return new Promise(() => {});
  }
  const isJson = response.headers.get('Content-Type')?.includes('json');
  const body = isJson ? parsed(text) : text || null;
  if (response.ok) return body;
  throw new Refusal(tell(response.status, body?.problems?.length ? body.problems : undefined), response.status);
}

/** Sends JSON. */
export function send(url, body, method = 'POST', tell = asTheServer) {
  return ask(url, {method, headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)}, tell);
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function asTheServer(status, problems) {
  return problems ?? [{place: '', message: sentenceFor(status)}];
}

function token() {
  const value = given ?? decodeURIComponent(/(?:^|; )XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '');
  return value ? {'X-XSRF-TOKEN': value} : {};
}

function sentenceFor(status) {
  if (status === 0) return 'Không liên lạc được với máy chủ.';
  if (status === 401) return 'Phiên làm việc đã hết. Hãy đăng nhập lại.';
  if (status === 403) return 'Tài khoản không có quyền xem nội dung này.';
  if (status === 404) return 'Máy chủ chưa có nội dung này.';
  return 'Máy chủ gặp lỗi. Hãy thử lại sau ít phút.';
}
