import {ask, element, Refusal, showDone, showRefusal, signOut, whoAmI} from './server.js';

// All scripts are loaded, so loading.js can stop.
delete document.body.dataset.loading;

const $ = (id) => document.getElementById(id);
const form = $('change');
const said = $('said');

function shown(account) {
  $('who').textContent = account.name;
  $('must').hidden = !account.mustChange;
  $('home').hidden = account.mustChange;
  $('officers').hidden = account.mustChange || !account.mayManage;
  $('everywhere').hidden = account.mustChange;
  $('rules').replaceChildren(...account.rules.map((rule) => element('li', {}, rule)));
}

async function tried(work) {
  said.hidden = true;
  try {
    await work();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    showRefusal(said, refusal);
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  tried(async () => {
    if (form.password.value !== form.again.value) {
      throw new Refusal([{place: 'Nhập lại mật khẩu mới', message: 'Không giống mật khẩu mới.'}]);
    }
    await ask('PUT', '/api/account/password', {current: form.current.value, password: form.password.value});
    form.reset();
    shown(await whoAmI());
    showDone(said, 'Đã đổi mật khẩu. Các phiên làm việc khác của tài khoản đã kết thúc. ', element('a', {href: '/'}, 'Về trang công việc'));
  });
});
$('show').addEventListener('change', (event) => {
  for (const name of ['current', 'password', 'again']) form[name].type = event.target.checked ? 'text' : 'password';
});
$('out').addEventListener('click', signOut);
$('end').addEventListener('click', () =>
  tried(async () => {
    await ask('POST', '/api/account/sign-out-everywhere');
    location.assign('/');
  }),
);

tried(async () => shown(await whoAmI()));
