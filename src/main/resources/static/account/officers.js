import {ask, element, Refusal, showDone, showRefusal, whoAmI} from './server.js';

const $ = (id) => document.getElementById(id);
const said = $('said');
let agency;
let mayAppoint = false;
let hasDirectory = false;

async function tried(work, box = said) {
  box.hidden = true;
  try {
    await work();
    return true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    showRefusal(box, refusal);
    return false;
  }
}

const officersUrl = (...rest) => ['/api/agencies', agency, 'officers', ...rest].map((part, i) => (i ? encodeURIComponent(part) : part)).join('/');

async function load() {
  const staff = await ask('GET', officersUrl());
  $('officers').replaceChildren(...staff.officers.map(row));
  $('deputies').replaceChildren(...staff.deputies.map(deputyRow));
  $('acting').hidden = !staff.deputies.length;
  $('nobody').hidden = staff.deputies.length > 0;
  $('staff').hidden = false;
}

function row(officer) {
  const button = (text, press, stops) => element('button', {type: 'button', class: stops ? 'stop' : '', onclick: press}, text);
  return element(
    'tr',
    {class: officer.isDisabled ? 'off' : ''},
    element('td', {}, officer.name, officer.post ? element('small', {}, officer.post) : null, officer.email ? element('small', {}, officer.email) : null),
    element('td', {}, officer.id),
    element(
      'td',
      {},
      officer.isDisabled ? element('span', {class: 'badge bad'}, 'Đã ngừng') : element('span', {class: 'badge good'}, 'Đang hoạt động'),
      officer.isOneTime ? element('span', {class: 'badge'}, 'Chưa đổi mật khẩu được cấp') : null,
      officer.administers ? element('span', {class: 'badge'}, 'Quản lý cán bộ') : null,
      officer.isSelf ? element('span', {class: 'badge'}, 'Tài khoản của đồng chí') : null,
    ),
    element(
      'td',
      {},
      officer.isManaged
        ? element(
            'div',
            {class: 'actions'},
            button('Sửa', () => edit(officer)),
            officer.isSelf || officer.isDisabled || officer.isFromDirectory ? null : button('Cấp mật khẩu mới', () => reset(officer)),
            officer.isSelf ? null : officer.isDisabled ? button('Cho hoạt động lại', () => enable(officer)) : button('Ngừng tài khoản', () => disable(officer), true),
          )
        : element('small', {}, 'Do người quản trị hệ thống quản lý'),
    ),
  );
}

function deputyRow(deputy) {
  return element(
    'tr',
    {},
    element('td', {}, deputy.name, element('small', {}, deputy.isActing ? 'Đang làm thay' : 'Chưa đến giờ')),
    element('td', {}, deputy.fromText),
    element('td', {}, deputy.untilText),
    element('td', {}, element('button', {type: 'button', class: 'stop', onclick: () => end(deputy)}, 'Thôi cử')),
  );
}

/** Opens a dialog; what the person agrees to is tried, and the dialog stays open while it is refused. */
function opened(dialog, work) {
  const box = dialog.querySelector('[data-said]') || said;
  const form = dialog.querySelector('form');
  box.hidden = true;
  dialog.querySelector('[data-close]').onclick = () => dialog.close();
  form.onsubmit = async (event) => {
    event.preventDefault();
    const save = dialog.querySelector('[data-save]');
    save.disabled = true;
    const isDone = await tried(work, box);
    save.disabled = false;
    if (isDone || box === said) dialog.close();
  };
  dialog.showModal();
}

function edit(officer) {
  const dialog = $('officer');
  const form = dialog.querySelector('form');
  form.reset();
  dialog.querySelector('[data-title]').textContent = officer ? `Sửa thông tin của ${officer.id}` : 'Thêm cán bộ';
  dialog.querySelectorAll('[data-new]').forEach((part) => (part.hidden = !!officer));
  dialog.querySelector('[data-directory]').hidden = !!officer || !hasDirectory;
  dialog.querySelector('[data-appoint]').hidden = !mayAppoint;
  form.elements.name.value = officer?.name ?? '';
  form.elements.post.value = officer?.post ?? '';
  form.elements.email.value = officer?.email ?? '';
  form.elements.administers.checked = !!officer?.administers;
  opened(dialog, async () => {
    const written = {
      id: officer?.id ?? form.elements.id.value,
      name: form.elements.name.value,
      post: form.elements.post.value,
      email: form.elements.email.value,
      fromDirectory: form.elements.fromDirectory.checked,
      administers: mayAppoint ? form.elements.administers.checked : null,
    };
    const made = officer ? await ask('PUT', officersUrl(officer.id), written) : await ask('POST', officersUrl(), written);
    await load();
    if (made?.password) told(made);
    else showDone(said, 'Đã lưu.');
  });
}

function told({id, password}) {
  showDone(said, `Mật khẩu dùng một lần của ${id}: `, element('span', {class: 'secret'}, password), element('br'), 'Hãy báo tận tay cho cán bộ; mật khẩu này không xem lại được và hết giá trị sau 7 ngày.');
}

function sure(title, words, work) {
  const dialog = $('sure');
  dialog.querySelector('[data-title]').textContent = title;
  dialog.querySelector('[data-words]').textContent = words;
  opened(dialog, work);
}

const reset = (officer) =>
  sure('Cấp mật khẩu mới', `Mật khẩu hiện tại của ${officer.name} (${officer.id}) hết giá trị và mọi phiên làm việc của tài khoản kết thúc.`, async () => {
    const made = await ask('POST', officersUrl(officer.id, 'password'));
    await load();
    told(made);
  });
const disable = (officer) =>
  sure('Ngừng tài khoản', `${officer.name} (${officer.id}) không đăng nhập được nữa và mọi phiên làm việc kết thúc ngay. Việc đã làm vẫn giữ nguyên.`, async () => {
    await ask('POST', officersUrl(officer.id, 'disabling'));
    await load();
  });
const enable = (officer) =>
  tried(async () => {
    await ask('POST', officersUrl(officer.id, 'enabling'));
    await load();
  });
const end = (deputy) =>
  sure('Thôi cử cán bộ thay', `${deputy.name} không làm thay cho cơ quan nữa.`, async () => {
    await ask('DELETE', `/api/agencies/${encodeURIComponent(agency)}/deputies/${deputy.id}`);
    await load();
  });

$('add').addEventListener('click', () => edit(null));
$('deputize').addEventListener('click', () => {
  const dialog = $('deputy');
  const form = dialog.querySelector('form');
  form.reset();
  opened(dialog, async () => {
    await ask('POST', `/api/agencies/${encodeURIComponent(agency)}/deputies`, {
      account: form.elements.account.value,
      from: form.elements.from.value,
      until: form.elements.until.value,
    });
    await load();
    showDone(said, 'Đã cử cán bộ thay.');
  });
});

tried(async () => {
  $('who').textContent = (await whoAmI()).name;
  const managed = await ask('GET', '/api/agencies');
  mayAppoint = managed.mayAppoint;
  hasDirectory = managed.hasDirectory;
  if (!managed.agencies.length) {
    throw new Refusal([{place: '', message: 'Đồng chí không được giao quản lý cán bộ của cơ quan nào.'}]);
  }
  const choice = $('agency');
  choice.replaceChildren(...managed.agencies.map(({code, name}) => element('option', {value: code}, name)));
  const show = async () => {
    agency = choice.value;
    $('name').textContent = choice.selectedOptions[0].textContent;
    await load();
  };
  choice.addEventListener('change', () => tried(show));
  $('choice').hidden = managed.agencies.length < 2;
  $('name').hidden = managed.agencies.length > 1;
  await show();
});
