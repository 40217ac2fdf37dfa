/*
 * What all forms of duties share. Tasklist compiles a form with AngularJS; a form is HTML, this file does the rest.
 *
 * A form, forms/<Name>.html:
 *
 *     <link rel="stylesheet" href="/forms/shared/duty.css">
 *     <form role="form" name="form" class="duty" novalidate>
 *       <div ng-include="'/forms/shared/head.html'"></div>
 *       ... fields ...
 *       <div ng-include="'/forms/shared/foot.html'"></div>
 *       <script cam-script type="text/form-script">
 *         import('/forms/shared/duty.js').then(duty => duty.start(camForm, $scope));
 *       </script>
 *     </form>
 *
 * start(camForm, $scope, ready)
 *     loads GET /api/tasks/{taskId} into $scope.task, fills in the draft or else the last answer, then calls ready(task)
 *     once, inside a digest: the place to derive rows from task.data. From then on whatever is typed is kept as a draft
 *     on the server (drafts.js), where a colleague finds it too.
 *
 * Fields (vn.diemcau.conference.duty.FormRules reads the same attributes on the server):
 *     <label class="duty-field">Hội trường <input type="text" cam-variable-name="hall" cam-variable-type="String" required>
 *       <small>A hint.</small></label>
 *     <label class="duty-tick"><input type="checkbox" cam-variable-name="power" cam-variable-type="Boolean" required> Có máy phát điện</label>
 *   The label is data-label, or the own text of the <label> around the field. A choice is a <select>: the form SDK allows one
 *   element per name, so no radio buttons. No ng-if around a field: the SDK looks for fields once, when the form loads.
 *     required, min, max, minlength, maxlength (2000 on the server when none), pattern with title as its message,
 *     type number|date|datetime-local|email|tel, accept on files (obligatory; 25 MB each),
 *     data-lines="REGEX" each line of a textarea matches it; title is the message,
 *     data-persons each line is a name and a telephone number in any spelling: the server reads them and keeps "name, number";
 *     the pattern beside it only keeps the worst from being sent; so it is with type tel,
 *     data-required-if="choice=NO_GO" or "choice=A|B" or "tick=true": required then, else optional,
 *     data-shown-if="choice=YES" on the label or anything around it: shown then; else neither asked, checked nor kept.
 *     The field in a condition stands before those that depend on it.
 *   Names: never one of a process variable (ready, proceed, linesAccepted: Tasklist would fill it in) nor of the scope
 *   (task, form, camForm, options, params, complete, save, refused, missing, loading, inputAt, goTo, draft, takeOver, promise,
 *   warnings).
 *
 * A JSON answer: keep it in a scope property, bind anything to it, and declare the field that carries it:
 *     <textarea hidden cam-variable-name="sites" cam-variable-type="String" data-json="rows" data-label="Danh sách điểm cầu"></textarea>
 *   $scope.rows is written as JSON into the variable "sites" before a submit and before a draft is kept, and read back from
 *   draft and answer. The two names differ. The server passes it through as text up to 1 MB: the duty's AnswerHandler checks it.
 *   Inputs without cam-variable-name (ng-model="row.name") are yours to bind; AngularJS checks their required, min, max….
 *
 * What the plan demands of the single duty, sentences to confirm and a file as proof: ticks.js, with one field for the sentences.
 *
 * Problems: while the form is invalid Tasklist's button is off and foot.html says what is missing. A refusal of the server
 *   (HTTP 400 {"message", "problems": [{"place", "message"}]}) is listed by foot.html; what was typed stays.
 *
 * head.html shows title, agency, words, deadline, help lines, attachments, and task.data.facts = [{label, value}] if the duty's AnswerHandler gives them.
 *
 * Looks (duty.css): .duty-field .duty-tick .duty-row (fields side by side) .duty-table .duty-note .duty-warning .duty-button.
 */

import {keepDrafts} from '/forms/shared/drafts.js';
import {ask as askServer} from '/forms/shared/server.js';

const MAX_FILE_MB = 25;
const DEFAULT_MAX_LENGTH = 2000;
const UNREACHABLE = 'Không liên lạc được với máy chủ. Nội dung đã nhập vẫn còn đây; hãy thử lại sau ít phút.';

export function start(camForm, $scope, ready = () => {}) {
  const form = camForm.formElement[0];
  const fields = camForm.fields.map(({element, variableName}) => {
    const ctrl = element.controller('ngModel');
    return {name: variableName, element, el: element[0], ctrl, label: labelOf(element[0])};
  });
  // The engine has no values for these fields. It would fill in empty ones, possibly after our answer.
  camForm.applyVariables = () => {};
  camForm.on('submit', () => {
    $scope.refused = null;
    writeJson($scope, fields);
  });
  camForm.on('store', () => writeJson($scope, fields));
  camForm.on('submit-failed', (_, [error]) => showRefusal(form, $scope, fields, problemsOf(error)));

  const asks = questions($scope, fields);
  fields.forEach(field => decorate(field, $scope, asks));
  form.querySelectorAll('input[type=file]').forEach(nameInVietnamese);
  $scope.$watch(() => refresh(form, $scope, fields, asks));
  $scope.inputAt = place => [...form.querySelectorAll('input, select, textarea')].find(el => !el.hidden && labelOf(el) === place);
  $scope.goTo = place => $scope.inputAt(place)?.focus();
  $scope.missing = [];
  $scope.takeOver = () => ask(`/api/tasks/${encodeURIComponent(camForm.taskId)}/takeover`, {method: 'POST'}).then(
    () => window.location.reload(),
    error => $scope.$evalAsync(() => { $scope.takeOverError = error.message; }));

  $scope.loading = true;
  return taskOf(camForm).then(
    task => $scope.$evalAsync(() => {
      $scope.loading = false;
      $scope.task = task;
      const keep = keepDrafts(camForm, $scope, () => valuesOf($scope, fields));
      fill($scope, fields, keep.draft ?? localDraft(camForm) ?? task?.answer ?? {});
      ready(task);
      keep.start();
      if (task) import('./promise.js').then(promise => promise.start(camForm, $scope));
      $scope.form.$setPristine();
      $scope.form.$setUntouched();
    }),
    error => $scope.$evalAsync(() => {
      $scope.loading = false;
      $scope.loadError = error.message;
    }));
}

/** Sends a form's request: its errors say that the typed text is kept, and that the task may have a new holder. */
export function ask(url, options) {
  return askServer(url, options, (status, problems) =>
    ([400, 409].includes(status) && problems) || [{place: '', message: sentenceFor(status)}]);
}

async function taskOf(camForm) {
  return camForm.taskId ? ask(`/api/tasks/${encodeURIComponent(camForm.taskId)}`) : null;
}

/** The draft that Tasklist's own button stored in this browser. */
function localDraft(camForm) {
  try {
    return JSON.parse(localStorage.getItem(`camForm:${camForm.taskId ?? camForm.processDefinitionId}`))?.vars;
  } catch {
    return null;
  }
}

function valuesOf($scope, fields) {
  return Object.fromEntries(fields.filter(({el}) => el.type !== 'file').map(({name, el, ctrl}) => [name,
    el.dataset.json ? JSON.stringify($scope[el.dataset.json] ?? null)
      : el.type === 'checkbox' ? ctrl.$viewValue === true : el.value]));
}

function fill($scope, fields, values) {
  for (const {name, el, ctrl} of fields) {
    const value = values[name];
    if (value === undefined || value === null || el.type === 'file') continue;
    if (el.dataset.json) {
      $scope[el.dataset.json] = parse(value) ?? $scope[el.dataset.json];
    } else {
      ctrl.$setViewValue(el.type === 'checkbox' ? value === true : String(value));
      ctrl.$render();
    }
  }
}

function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function writeJson($scope, fields) {
  for (const {element, el} of fields) {
    if (el.dataset.json) element.val(JSON.stringify($scope[el.dataset.json] ?? null));
  }
}

/** Updates which fields are shown and which are required. */
function questions($scope, fields) {
  const isAsked = el => {
    const around = el.closest('[data-shown-if]');
    return !around || (holds(around.dataset.shownIf) && (!around.parentElement || isAsked(around.parentElement)));
  };
  const holds = condition => {
    const [name, wanted] = condition.split('=');
    const other = fields.find(field => field.name === name);
    return wanted.split('|').includes(String($scope[name] ?? '')) && isAsked(other.el);
  };
  const isRequired = el => isAsked(el)
    && (el.required || (el.dataset.requiredIf !== undefined && holds(el.dataset.requiredIf)));
  return {isAsked, holds, isRequired};
}

function decorate(field, $scope, {isAsked, isRequired}) {
  const {el, ctrl} = field;
  for (const [rule, holds] of Object.entries(ctrl.$validators)) {
    ctrl.$validators[rule] = (value, view) => !isAsked(el) || holds(value, view);
  }
  const isMissing = el.type === 'file' ? () => !el.files.length
    : el.type === 'checkbox' ? value => value !== true
      : (value, view) => ctrl.$isEmpty(typeof view === 'string' ? view.trim() : view);
  if (!el.dataset.json) ctrl.$validators.required = (value, view) => !isRequired(el) || !isMissing(value, view);
  if (el.dataset.lines) ctrl.$validators.lines = (value, view) => !isAsked(el) || badLine(el, view) === 0;
  if (isPlainText(el) && el.maxLength < 0) {
    ctrl.$validators.maxlength = (value, view) => (view ?? '').length <= DEFAULT_MAX_LENGTH;
  }
  if (el.type === 'file') watchFile(field, $scope, isAsked);
  $scope.$watch(() => [isAsked(el), isRequired(el)].join(), () => {
    // An invalid number in a hidden field would block the form.
    if (!isAsked(el) && (ctrl.$error.number || ctrl.$error.camVariableType)) {
      ctrl.$setViewValue('');
      ctrl.$render();
    }
    ctrl.$validate();
  });
  if (el.dataset.json) return;
  field.message = document.createElement('span');
  field.message.className = 'duty-message';
  field.message.setAttribute('aria-live', 'polite');
  field.star = document.createElement('i');
  field.star.className = 'duty-star';
  field.star.textContent = '\u00a0*';
  field.star.title = 'Bắt buộc';
  const holder = el.closest('label') ?? el.parentElement;
  const text = textOf(el);
  if (text) {
    // Keeps the star from wrapping alone to the next line.
    text.textContent = text.textContent.trimEnd();
    text.after(field.star);
  }
  holder.append(field.message);
  if (['date', 'datetime-local'].includes(el.type) || el.dataset.lines) {
    field.echo = document.createElement('span');
    field.echo.className = 'duty-echo';
    el.after(field.echo);
  }
  el.addEventListener('input', () => { field.refused = null; });
}

function watchFile({el, element, ctrl}, $scope) {
  // The SDK stops at 5 MB with an English exception.
  el.setAttribute('cam-max-filesize', MAX_FILE_MB * 1024 * 1024);
  element.on('change', () => $scope.$evalAsync(() => {
    const file = el.files[0];
    ctrl.$setValidity('fileSize', !file || file.size <= MAX_FILE_MB * 1024 * 1024);
    ctrl.$setValidity('fileEmpty', !file || file.size > 0);
    ctrl.$setValidity('fileType', !file || accepted(el).some(ending => file.name.toLowerCase().endsWith(ending)));
    ctrl.$setDirty();
    ctrl.$validate();
  }));
}

/** The browser's own button uses the browser's language. */
function nameInVietnamese(el) {
  const box = document.createElement('span');
  box.className = 'duty-file';
  box.dataset.choose = 'Chọn tệp';
  box.dataset.kinds = `Nhận tệp ${accepted(el).join(', ')}, tối đa ${el.dataset.maxMb ?? MAX_FILE_MB} MB`;
  el.after(box);
  const show = () => { box.textContent = el.files[0]?.name ?? ''; };
  el.addEventListener('change', show);
  show();
}

function accepted(el) {
  return el.accept.split(',').map(ending => ending.trim().toLowerCase());
}

function isPlainText(el) {
  return el.getAttribute('cam-variable-type') === 'String' && !el.dataset.json && el.maxLength !== undefined;
}

function badLine(el, text) {
  const line = new RegExp(`^(?:${el.dataset.lines})$`);
  return (text ?? '').split('\n').findIndex(each => each.trim() && !line.test(each.trim())) + 1;
}

function refresh(form, $scope, fields, {isAsked, holds, isRequired}) {
  for (const part of form.querySelectorAll('[data-shown-if]')) part.hidden = !holds(part.dataset.shownIf);
  for (const {el, ctrl, message, star, echo, refused} of fields) {
    if (!message) continue;
    const wrong = isAsked(el) && ctrl.$invalid && (ctrl.$touched || ctrl.$dirty);
    message.textContent = refused ?? (wrong ? messageFor(el, ctrl) : '');
    el.setAttribute('aria-invalid', Boolean(message.textContent));
    star.hidden = !isRequired(el);
    if (echo) echo.textContent = echoOf(el);
  }
  const missing = $scope.form?.$invalid ? whatIsMissing(form, fields) : [];
  if (JSON.stringify(missing) !== JSON.stringify($scope.missing)) $scope.missing = missing;
}

function whatIsMissing(form, fields) {
  return [...form.querySelectorAll('input, select, textarea')].flatMap(el => {
    const ctrl = fields.find(field => field.el === el)?.ctrl ?? window.jQuery(el).controller('ngModel');
    return ctrl?.$invalid ? [{place: labelOf(el), message: messageFor(el, ctrl)}] : [];
  });
}

function messageFor(el, {$error, $viewValue}) {
  if ($error.required) {
    return el.type === 'file' ? 'Cần đính kèm tệp.'
      : el.type === 'checkbox' ? 'Cần đánh dấu xác nhận.'
        : el.tagName === 'SELECT' ? 'Cần chọn một mục.' : 'Cần điền nội dung này.';
  }
  if ($error.fileSize) return `Tệp lớn quá ${MAX_FILE_MB} MB.`;
  if ($error.fileEmpty) return 'Tệp không có nội dung.';
  if ($error.fileType) return `Chỉ nhận tệp ${accepted(el).join(', ')}.`;
  if ($error.number || $error.camVariableType || $error.step) return 'Cần là số nguyên.';
  if ($error.date || $error.datetimelocal) return 'Chưa đúng ngày, giờ.';
  if ($error.min) return `Không được nhỏ hơn ${el.min}.`;
  if ($error.max) return `Không được lớn hơn ${el.max}.`;
  if ($error.minlength) return `Cần ít nhất ${el.minLength} ký tự.`;
  if ($error.maxlength) return `Dài quá ${el.maxLength < 0 ? DEFAULT_MAX_LENGTH : el.maxLength} ký tự.`;
  if ($error.email) return 'Chưa đúng địa chỉ thư điện tử.';
  if ($error.lines) return `Dòng ${badLine(el, $viewValue)} chưa đúng. ${el.title}`;
  return el.title || 'Chưa đúng cách viết.';
}

function echoOf(el) {
  if (!el.value) return '';
  if (el.dataset.lines) return `Đã ghi ${el.value.split('\n').filter(line => line.trim()).length} dòng.`;
  const [date, time] = el.value.split('T');
  const [year, month, day] = date.split('-');
  const weekday = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'][new Date(`${date}T00:00`).getDay()];
  return `${time ? `${time.slice(0, 2)} giờ ${time.slice(3, 5)}, ` : ''}${weekday} ngày ${day}/${month}/${year}`;
}

function labelOf(el) {
  return el.dataset.label ?? el.getAttribute('aria-label') ?? textOf(el)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/** The text node that names the field. */
function textOf(el) {
  const label = el.closest('label') ?? (el.id && document.querySelector(`label[for="${el.id}"]`));
  return label && [...label.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
}

function problemsOf(error) {
  const body = error?.response?.body;
  if (body?.problems?.length) return body.problems;
  if (body?.type === 'Refused') return body.message.split('\n').map(message => ({place: '', message}));
  return [{place: '', message: sentenceFor(error?.status)}];
}

function sentenceFor(status) {
  if (!status) return UNREACHABLE;
  if (status === 401) return 'Phiên làm việc đã hết. Hãy đăng nhập lại.';
  if (status === 403) return 'Nhiệm vụ này không giao cho cơ quan của đồng chí.';
  if (status === 404) return 'Nhiệm vụ này không còn mở: có thể đã có người hoàn thành.';
  return 'Máy chủ gặp lỗi nên chưa nhận. Nội dung đã nhập vẫn còn đây; hãy thử lại, nếu vẫn lỗi thì báo Văn phòng.';
}

function showRefusal(form, $scope, fields, problems) {
  $scope.refused = problems;
  for (const field of fields) {
    field.refused = problems.find(({place}) => place === field.label)?.message;
  }
  setTimeout(() => {
    form.querySelector('.duty-refused')?.scrollIntoView({block: 'center'});
    // Tasklist would repeat the message over the next button.
    document.querySelectorAll('.notifications .alert-danger .close:not(.ng-hide)').forEach(cross => cross.click());
  });
}
