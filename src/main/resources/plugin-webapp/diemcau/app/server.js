/* Talks to our own endpoints, which know the person by Cockpit's session and check what the person may. */

const UNREACHABLE = 'Không liên lạc được với máy chủ.';

/** What the server refused: a list of {place, message}. */
export class Refusal extends Error {
  /** @param status 0 when nothing answered */
  constructor(problems, status = 0) {
    super(problems.map(({place, message}) => (place ? `${place}: ${message}` : message)).join(' '));
    this.problems = problems;
    this.status = status;
  }
}

export async function ask(url, options = {}) {
  let response;
  try {
    response = await fetch(url, {...options, headers: {Accept: 'application/json', ...token(), ...options.headers}});
  } catch {
    throw new Refusal([{place: '', message: UNREACHABLE}]);
  }
  const goTo = response.headers.get('DiemCau-Go-To');
  if (goTo) {
    location.assign(goTo);
    return new Promise(() => {});
  }
  const body = response.headers.get('Content-Type')?.includes('json') ? await response.json().catch(() => null) : null;
  if (response.ok) return body;
  throw new Refusal(body?.problems?.length ? body.problems : [{place: '', message: sentenceFor(response.status)}], response.status);
}

export function send(url, body, method = 'POST') {
  return ask(url, {method, headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
}

function token() {
  const value = /(?:^|; )XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1];
  return value ? {'X-XSRF-TOKEN': decodeURIComponent(value)} : {};
}

function sentenceFor(status) {
  if (status === 401) return 'Phiên làm việc đã hết. Hãy đăng nhập lại.';
  if (status === 403) return 'Tài khoản không có quyền xem nội dung này.';
  if (status === 404) return 'Máy chủ chưa có nội dung này.';
  return 'Máy chủ gặp lỗi. Hãy thử lại sau ít phút.';
}
