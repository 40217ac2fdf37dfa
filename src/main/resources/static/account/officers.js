import {ask, element, Refusal, showDone, showRefusal, whoAmI} from './server.js';

// All scripts are loaded, so loading.js can stop.
delete document.body.dataset.loading;

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
  $('lent').replaceChildren(...staff.lent.map(lentRow));
  $('lending').hidden = !staff.lent.length;
  const asked = staff.lent.filter(({state}) => state === 'PENDING');
  $('asked').hidden = !asked.length;
  $('asked').replaceChildren(
    element('p', {}, asked.length === 1 ? `${asked[0].agency} đề nghị cử ${asked[0].name} làm thay. ` : `Có ${asked.length} đề nghị cử cán bộ của cơ quan làm thay nơi khác. `, element('a', {href: '#lending'}, 'Xem và trả lời')),
  );
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

const STATES = {
  PENDING: (deputy) => element('span', {class: 'badge'}, `Chờ ${deputy.home} đồng ý`),
  ACCEPTED: () => element('span', {class: 'badge'}, 'Chưa đến giờ'),
  ACTING: () => element('span', {class: 'badge good'}, 'Đang làm thay'),
  DECLINED: (deputy) => element('span', {class: 'badge bad'}, `${deputy.home} không đồng ý`),
};

function deputyRow(deputy) {
  const isPending = deputy.state === 'PENDING';
  return element(
    'tr',
    {class: deputy.state === 'DECLINED' ? 'off' : ''},
    element('td', {}, deputy.name, deputy.home === deputy.agency || !deputy.home ? null : element('small', {}, deputy.home), element('div', {}, STATES[deputy.state](deputy))),
    element('td', {'data-label': 'Từ'}, deputy.fromText),
    element('td', {'data-label': 'Đến'}, deputy.untilText),
    element(
      'td',
      {},
      deputy.state === 'DECLINED' ? null : element('button', {type: 'button', class: 'stop', onclick: () => end(deputy)}, isPending ? 'Rút lại' : 'Thôi cử'),
    ),
  );
}

function lentRow(deputy) {
  const isPending = deputy.state === 'PENDING';
  return element(
    'tr',
    {},
    element('td', {}, deputy.name, element('small', {}, `làm thay ${deputy.agency}`), element('div', {}, isPending ? element('span', {class: 'badge'}, 'Chờ cơ quan trả lời') : STATES[deputy.state](deputy))),
    element('td', {'data-label': 'Từ'}, deputy.fromText),
    element('td', {'data-label': 'Đến'}, deputy.untilText),
    element(
      'td',
      {},
      element(
        'div',
        {class: 'actions'},
        isPending ? element('button', {type: 'button', onclick: () => accept(deputy)}, 'Đồng ý') : null,
        element('button', {type: 'button', class: 'stop', onclick: () => (isPending ? decline(deputy) : recall(deputy))}, isPending ? 'Không đồng ý' : 'Cho thôi'),
      ),
    ),
  );
}

/** Opens a dialog. It runs the confirmed action and stays open while the server refuses it. */
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
const deputyUrl = (deputy, ...rest) => ['/api/agencies', encodeURIComponent(agency), 'deputies', deputy.id, ...rest].join('/');
const ended = (deputy) => async () => {
  await ask('DELETE', deputyUrl(deputy));
  await load();
};
const end = (deputy) =>
  deputy.state === 'PENDING'
    ? sure('Rút lại đề nghị', `${deputy.home} không còn phải trả lời về ${deputy.name}.`, ended(deputy))
    : sure('Thôi cử cán bộ thay', `${deputy.name} không làm thay cho cơ quan nữa.`, ended(deputy));
const accept = (deputy) =>
  sure(
    'Đồng ý cho làm thay',
    `${deputy.name} xem và làm được mọi việc của ${deputy.agency} từ ${deputy.fromText} đến ${deputy.untilText}, cùng với việc của cơ quan mình.`,
    async () => {
      await ask('POST', deputyUrl(deputy, 'acceptance'));
      await load();
      showDone(said, `Đã đồng ý cho ${deputy.name} làm thay ${deputy.agency}.`);
    },
  );
const decline = (deputy) => sure('Không đồng ý', `${deputy.agency} thấy cơ quan không đồng ý cử ${deputy.name}.`, ended(deputy));
const recall = (deputy) => sure('Cho thôi làm thay', `${deputy.name} không làm thay cho ${deputy.agency} nữa, ngay từ bây giờ.`, ended(deputy));

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
    showDone(said, 'Đã ghi. Người của cơ quan khác làm thay được khi người quản lý cán bộ của cơ quan đó đồng ý, tại trang Cán bộ của cơ quan.');
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
