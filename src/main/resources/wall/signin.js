/* Signs in at the requested address, because the screen's account may open none of Camunda's apps. */
import {draw, h} from './dom.js';
import {ask} from '/forms/shared/server.js';

const LOGIN = '/camunda/api/admin/auth/user/default/login/welcome';

const session = () => ask('/man-hinh/phien');

/** Asks for a sign-in when nobody has signed in. */
export async function whoIsThere(node) {
  const {signedIn} = await session();
  if (!signedIn) await signIn(node, null);
}

/** Draws the form into a node; resolves when someone has signed in. */
export function signIn(node, words) {
  return new Promise(resolve => {
    let answer = words;
    let isBusy = false;
    const submit = async event => {
      event.preventDefault();
      const fields = new URLSearchParams(new FormData(event.target));
      isBusy = true;
      paint();
      try {
        await ask(LOGIN, {method: 'POST', body: fields, headers: {'X-XSRF-TOKEN': await token()}});
        resolve();
        return;
      } catch (problem) {
        answer = problem.status === 401 ? 'Sai tài khoản hoặc mật khẩu.' : problem.message;
      }
      isBusy = false;
      paint();
    };
    const paint = () => draw(node, h('form', {class: 'sign-in', onsubmit: submit, 'data-key': 'sign-in'},
      h('h1', null, 'Điểm Cầu – Bảng theo dõi'),
      h('label', null, 'Tài khoản', h('input', {type: 'text', name: 'username', autocomplete: 'username', required: true})),
      h('label', null, 'Mật khẩu', h('input', {type: 'password', name: 'password', autocomplete: 'current-password', required: true})),
      h('p', {role: 'alert', class: 'wrong'}, answer),
      h('button', {disabled: isBusy}, 'Đăng nhập')));
    paint();
    node.querySelector('input').focus();
  });
}

/** The token that Camunda's sign-in requires. Camunda's pages set it in the session, but only they can read its cookie. */
async function token() {
  await fetch('/camunda/app/welcome/default/');
  return (await session()).token;
}
