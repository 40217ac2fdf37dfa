/* Handles the server's responses for the account pages. */
import {ask as askServer, Refusal, send, useToken} from '/forms/shared/server.js';

export {Refusal};

let token = '';

/** The signed-in user; redirects to the sign-in without one. */
export async function whoAmI() {
  // Camunda sets the session's token at a request to one of its own addresses.
  await fetch('/camunda/api/admin/auth/user/default', {headers: {Accept: 'application/json'}});
  const account = await ask('GET', '/api/account');
  token = account.token || '';
  useToken(token);
  return account;
}

export async function ask(method, url, body) {
  try {
    return await (body === undefined ? askServer(url, {method}, tell) : send(url, body, method, tell));
  } catch (refusal) {
    if (refusal.status !== 401) throw refusal;
    location.assign('/');
    return new Promise(() => {});
  }
}

function tell(status, problems) {
  return problems ?? [{place: '', message: status ? 'Máy chủ gặp lỗi. Hãy thử lại sau ít phút.' : 'Không liên lạc được với máy chủ. Hãy thử lại sau ít phút.'}];
}

export async function signOut() {
  await fetch('/camunda/api/admin/auth/user/default/logout', {method: 'POST', headers: {'X-XSRF-TOKEN': token}});
  location.assign('/');
}

/** An element with its attributes and children; texts are never parsed as markup. */
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

/** Shows the reasons of a refusal in a box. */
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
