/* Talks to our own endpoints, which know the person by the session of the web apps. */

/** What the server refused: a list of {place, message}. */
export class Refusal extends Error {
  constructor(problems) {
    super(problems.map(({place, message}) => (place ? `${place}: ${message}` : message)).join(' '));
    this.problems = problems;
  }
}

let token = '';

/** Whoever is signed in; leads to the sign-in when nobody is. */
export async function whoAmI() {
  // Camunda gives the session its token when one of its own addresses is asked for.
  await fetch('/camunda/api/admin/auth/user/default', {headers: {Accept: 'application/json'}});
  const account = await ask('GET', '/api/account');
  token = account.token || '';
  return account;
}

export async function ask(method, url, body) {
  let response;
  try {
    response = await fetch(url, {
      method,
      headers: {Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refusal([{place: '', message: 'Không liên lạc được với máy chủ. Hãy thử lại sau ít phút.'}]);
  }
  if (response.status === 401) {
    location.assign('/');
    return new Promise(() => {});
  }
  const goTo = response.headers.get('DiemCau-Go-To');
  if (goTo) {
    location.assign(goTo);
    return new Promise(() => {});
  }
  const answer = response.headers.get('Content-Type')?.includes('json') ? await response.json().catch(() => null) : null;
  if (response.ok) return answer;
  throw new Refusal(answer?.problems?.length ? answer.problems : [{place: '', message: 'Máy chủ gặp lỗi. Hãy thử lại sau ít phút.'}]);
}

export async function signOut() {
  await fetch('/camunda/api/admin/auth/user/default/logout', {method: 'POST', headers: {'X-XSRF-TOKEN': token}});
  location.assign('/');
}

/** An element with its attributes and children; texts are texts, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (typeof value === 'boolean') made.toggleAttribute(key, value);
    else if (value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}

/** Shows in a box why something was refused. */
export function showRefusal(box, refusal) {
  box.className = 'refused';
  box.replaceChildren(
    element('ul', {}, ...refusal.problems.map(({place, message}) => element('li', {}, place ? element('b', {}, place) : null, message))),
  );
  box.hidden = false;
  box.scrollIntoView({block: 'nearest'});
}

export function showDone(box, ...content) {
  box.className = 'done';
  box.replaceChildren(element('p', {}, ...content));
  box.hidden = false;
  box.scrollIntoView({block: 'nearest'});
}
