/* Signs in at the address that was asked for, and so leads back to it: the screen's account may open none of Camunda's apps. */
import {draw, h} from './dom.js';
import {ask} from './server.js';

const ROOT = '/camunda/api/admin/auth/user/default';

/** Draws the form into a node; resolves when someone has signed in. */
export function signIn(node) {
  return new Promise(resolve => {
    let answer = null;
    let isBusy = false;
    const submit = async event => {
      event.preventDefault();
      const fields = new FormData(event.target);
      isBusy = true;
      paint();
      try {
        // Any page of Camunda's brings the token that its sign-in asks for.
        await fetch('/camunda/app/welcome/default/');
        await ask(`${ROOT}/login/welcome`, {method: 'POST', body: new URLSearchParams(fields)});
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
