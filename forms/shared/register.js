/*
 * What the registration form does beyond duty.js: rows of sub-sites, typed, pasted from Excel or read from a file, and
 * their totals. The server decides which commune a row means (vn.diemcau.conference.sitelist.RegistrationReview); the
 * rules are the server's too (RegistrationReader).
 */

const COLUMNS = ['name', 'delegates', 'technician', 'phone'];
const PAUSE = 350;

export function register(duty, camForm, $scope) {
  Object.assign($scope, {
    own: {}, rows: [], none: false, pasted: '', data: null, found: null, importError: '', busy: false, undoable: null,
  });
  // duty.js reads the answer from here, and fills in a draft or the last answer.
  Object.defineProperty($scope, 'entry', {
    configurable: true,
    get: () => answerOf($scope),
    set: answer => load($scope, answer),
  });
  const reviews = new Map();
  let unconnected = null;
  // The list's number and the row's place identify an imported row wherever it is in the table.
  let lists = 0;

  $scope.add = () => {
    $scope.rows.push({});
    focus(`Dòng ${$scope.rows.length}, cột Tên điểm cầu`);
  };
  $scope.remove = index => {
    if (!isBlank($scope.rows[index])) remember(`bỏ dòng ${index + 1}`);
    $scope.rows.splice(index, 1);
    focus($scope.rows.length ? `Dòng ${Math.min(index + 1, $scope.rows.length)}, cột Tên điểm cầu` : null);
  };
  $scope.sort = () => {
    remember('sắp xếp');
    $scope.rows.sort((one, two) => (one.name ?? '').localeCompare(two.name ?? '', 'vi'));
  };
  $scope.undo = () => {
    const {what, rows, none, found, isUndone} = $scope.undoable;
    remember(what);
    Object.assign($scope.undoable, {isUndone: !isUndone});
    Object.assign($scope, {rows, none, found, importError: ''});
  };
  $scope.bringAs = way => bringIn($scope.found, way);
  // Another import mode would discard later edits.
  $scope.mayBringAs = () => $scope.found.before.length > 0 && $scope.found.after === keysOf($scope);
  $scope.addRest = () => {
    const rest = $scope.unconnected();
    remember('thêm các dòng còn lại');
    dropBlank($scope);
    $scope.rows.push(...rest.map(({type, name}) => ({type, name})));
  };
  $scope.choose = (row, place) => Object.assign(row, {type: place.type, name: place.name, unlisted: null});
  // Only for agencies: all places of a district are known.
  $scope.keepName = row => Object.assign(row, {type: null, unlisted: true});
  $scope.takePasted = () => bring({body: $scope.pasted, headers: {'Content-Type': 'text/plain;charset=UTF-8'}})
    .then(taken => { if (taken) $scope.pasted = ''; });
  $scope.takeColumn = (question, choice) => {
    const maySwitch = $scope.mayBringAs();
    question.choices.forEach(each => { each.taken = each === choice; });
    $scope.found.brought.forEach((row, index) => {
      const taken = {...choice.cells[index], ...(question.column === 'name' ? {type: null, unlisted: null} : {})};
      [row, ...$scope.rows.filter(({isBrought}) => isBrought === row.isBrought)].forEach(each => Object.assign(each, taken));
    });
    if (maySwitch) $scope.found.after = keysOf($scope);
  };
  $scope.examples = (question, choice) => [...new Set(choice.cells.map(cells => cells?.[question.column]).filter(Boolean))]
    .slice(0, 3).map(value => ({AT_UNIT: $scope.upperFirst($scope.atUnit()), CONNECTED: 'Kết nối về cơ quan'})[value] ?? value).join(', ');
  $scope.takeSkipped = line => {
    remember(`đưa dòng ${line.line} vào bảng`);
    $scope.found = {...$scope.found, skipped: $scope.found.skipped.filter(each => each !== line)};
    $scope.rows.push({...line.cells});
    focus(`Dòng ${$scope.rows.length}, cột Tên điểm cầu`);
  };
  $scope.isBlank = isBlank;
  $scope.isNumber = value => /^\d+$/.test(value);
  $scope.isFree = () => !$scope.data?.ofCommunes;
  // A commune directly under its province, a hospital of its Sở: nothing below it may open a site.
  $scope.isSingle = () => Boolean($scope.data) && !$scope.data.none;
  $scope.atUnit = () => `dự tại ${$scope.data?.words.shortName ?? 'đơn vị'}`;
  $scope.upperFirst = words => words ? words[0].toUpperCase() + words.slice(1) : '';
  $scope.letterKind = () => $scope.task?.letterKind ?? 'văn bản triệu tập';
  $scope.review = row => {
    const review = reviews.get(row);
    return review?.key === keyOf(row) ? review : null;
  };
  $scope.isDoubtful = row => !['OK', 'EMPTY', undefined].includes($scope.review(row)?.state);
  $scope.messages = (row, column) => ($scope.review(row)?.problems ?? [])
    .filter(({place}) => place.endsWith(`, cột ${column}`)).map(({message}) => message);
  $scope.doubtful = () => $scope.rows.filter($scope.isDoubtful);
  $scope.goToDoubtful = () => focus(`Dòng ${$scope.rows.indexOf($scope.doubtful()[0]) + 1}, cột Tên điểm cầu`);
  $scope.sites = () => 1 + ($scope.none ? 0 : $scope.rows.filter(row => !isBlank(row) && row.attendance !== 'AT_UNIT').length);
  $scope.delegates = () => ($scope.isNumber($scope.own.delegates) ? Number($scope.own.delegates) : 0) + ($scope.none ? 0 : $scope.rows
    .filter(row => row.attendance !== 'AT_UNIT' && $scope.isNumber(row.delegates))
    .reduce((sum, row) => sum + Number(row.delegates), 0));
  $scope.unconnected = () => unconnected ?? $scope.data?.catalogue ?? [];
  // The unit and the Office share this form. The server requires the source from the Office.
  $scope.isOnBehalf = () => Boolean($scope.task?.worker.onBehalf);

  const form = camForm.formElement[0];
  form.addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!event.target.closest('.sites-table') || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    bring({body: text, headers: {'Content-Type': 'text/plain;charset=UTF-8'}});
  });
  form.addEventListener('keydown', event => {
    const input = event.target.closest('.sites-table input, .sites-table select');
    if (event.key !== 'Enter' || !input) return;
    // Down the column, as in Excel; Tasklist must not take it for "finished".
    event.preventDefault();
    const [, line, column] = /^Dòng (\d+), cột (.*)$/.exec(input.getAttribute('aria-label'));
    if (Number(line) === $scope.rows.length) $scope.$apply(() => $scope.rows.push({}));
    focus(`Dòng ${Number(line) + 1}, cột ${column}`);
  });
  const drop = form.querySelector('.sites-drop');
  drop.addEventListener('change', event => {
    bringFile(event.target.files[0]);
    event.target.value = '';
  });
  // Anywhere in the form, because a file dropped beside the box would replace the page and the typed text.
  form.addEventListener('dragover', event => event.preventDefault());
  form.addEventListener('drop', event => {
    event.preventDefault();
    bringFile(event.dataTransfer.files[0]);
  });
  let timer;
  let asking = new AbortController();
  camForm.on('submit', () => {
    dropBlank($scope);
    clearTimeout(timer);
    // After the submit there is no task left to review.
    asking.abort();
  });
  camForm.on('submit-failed', () => {
    asking = new AbortController();
    later();
  });

  return duty.start(camForm, $scope, task => {
    const isDraft = $scope.loaded && JSON.stringify($scope.loaded) !== task?.answer?.registration;
    $scope.data = task?.data;
    if ($scope.data?.current && !isDraft) {
      load($scope, $scope.data.current);
      $scope.rows.forEach(row => { row.unlisted = isUnlisted($scope, row); });
    }
    if ($scope.data?.chair && !$scope.own.chair) $scope.own.chair = $scope.data.chair;
    if (!$scope.rows.length) $scope.rows.push({});
    if (!task?.worker.mayAnswer) return;
    $scope.$watch(() => JSON.stringify([$scope.none, $scope.rows.map(keyOf)]), later);
  });

  function later() {
    clearTimeout(timer);
    if (!asking.signal.aborted) timer = setTimeout(review, PAUSE);
  }

  async function review() {
    const rows = [...$scope.rows];
    const keys = rows.map(keyOf);
    const sent = $scope.none ? [] : rows.map(row => isBlank(row) ? null : siteOf($scope, row));
    const reviewed = await call('review', {
      body: JSON.stringify({rows: sent}), headers: {'Content-Type': 'application/json'}, signal: asking.signal,
    }).catch(() => null);
    // Without the server, the form shows no state. The server checks again at the submit.
    if (!reviewed?.rows) return;
    $scope.$evalAsync(() => {
      reviews.clear();
      reviewed.rows.forEach((each, index) => reviews.set(rows[index], {...each, key: keys[index]}));
      unconnected = reviewed.unconnected;
    });
  }

  function bringFile(file) {
    if (!file) return;
    bring({body: file, headers: {'Content-Type': 'application/octet-stream'}}, `?name=${encodeURIComponent(file.name)}`);
  }

  async function bring(request, query = '') {
    $scope.$evalAsync(() => Object.assign($scope, {busy: true, importError: '', found: null}));
    let found;
    try {
      found = await call(`rows${query}`, request);
    } catch (error) {
      $scope.$evalAsync(() => Object.assign($scope, {busy: false, importError: error.message}));
      return false;
    }
    $scope.$evalAsync(() => {
      remember('đưa danh sách vào bảng');
      const before = $scope.rows.filter(row => !isBlank(row));
      lists += 1;
      const rows = found.rows.map(({cells}, index) => ({...cells, ...found.reviewed.rows[index].place, isBrought: `${lists}/${index}`}));
      rows.forEach((row, index) => reviews.set(row, {...found.reviewed.rows[index], key: keyOf(row)}));
      Object.assign($scope, {busy: false, none: false});
      bringIn({...found, read: rows.length, before, brought: rows}, before.length ? 'UPDATE' : 'REPLACE');
    });
    return true;
  }

  /** Imports a list into the table in one of three modes. Each mode starts from the table before the import. */
  function bringIn(found, way) {
    const {rows, told} = WAYS[way](found.before, found.brought, $scope.review);
    $scope.rows = rows.map(row => copyOf(row));
    $scope.found = {...found, way, told, after: keysOf($scope)};
  }

  /** Stores the table, so that one step can be undone. */
  function remember(what) {
    $scope.undoable = {what, rows: $scope.rows.map(row => copyOf(row)), none: $scope.none, found: $scope.found, isUndone: false};
  }

  function copyOf(row) {
    const copy = {...row};
    if ($scope.review(row)) reviews.set(copy, reviews.get(row));
    return copy;
  }

  function call(what, options) {
    return duty.ask(`/api/tasks/${encodeURIComponent(camForm.taskId)}/registration/${what}`, {method: 'POST', ...options});
  }

  function focus(place) {
    setTimeout(() => place && $scope.inputAt(place)?.focus());
  }
}

/** The modes of an import into a non-empty table. Each returns the new rows and a summary of the changes. */
const WAYS = {
  REPLACE: (before, brought) => ({rows: brought, told: null}),
  APPEND: (before, brought) => ({rows: [...before, ...brought], told: null}),
  UPDATE(before, brought, review) {
    const placeOf = row => review(row)?.place ?? row;
    const left = [...brought];
    const rows = before.map(old => {
      const index = left.findIndex(row => isSamePlace(placeOf(old), placeOf(row)));
      return index < 0 ? {old} : {old, row: left.splice(index, 1)[0]};
    });
    // The same list after a correction: rows that were uncertain last time now have the right names.
    const certain = rows.filter(({old}) => old.isBrought && review(old)?.place);
    const isSameList = certain.filter(({row}) => row).length * 2 >= certain.length && left.length > 0;
    const isReplaced = ({old, row}) => isSameList && !row && old.isBrought && ['CHOICE', 'UNKNOWN'].includes(review(old)?.state);
    return {
      rows: [...rows.filter(each => !isReplaced(each)).map(({old, row}) => row ? updated(old, row) : old), ...left],
      told: {
        updated: rows.filter(({row}) => row).length,
        added: left.length,
        replaced: rows.filter(isReplaced).map(({old}) => old.name),
        kept: rows.filter(each => !each.row && !isReplaced(each)).map(({old}) => old.name),
      },
    };
  },
};

/** The list's values for a place override the table's; empty cells do not. */
function updated(old, row) {
  return {...old, ...Object.fromEntries(Object.entries(row).filter(([, value]) => value))};
}

function isSamePlace(one, other) {
  const isSame = (a, b) => fold(a) === fold(b);
  return Boolean(one.name) && isSame(one.name, other.name) && (!one.type || !other.type || isSame(one.type, other.type));
}

function fold(name) {
  return text(name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/\s+/g, ' ').trim();
}

function answerOf($scope) {
  const sites = $scope.none || $scope.isSingle() ? [] : $scope.rows.filter(row => !isBlank(row)).map(row => siteOf($scope, row));
  return {own: $scope.own, noCommuneSites: $scope.none || $scope.isSingle(), sites};
}

function siteOf($scope, row) {
  return {
    type: row.type || null,
    name: row.name || null,
    delegates: row.delegates || null,
    technician: row.technician || null,
    phone: row.phone || null,
    attendance: row.attendance || ($scope.isFree() ? null : 'CONNECTED'),
    ...(row.unlisted && $scope.isFree() ? {unlisted: true} : {}),
  };
}

/** A place registered under a free name keeps it. */
function isUnlisted($scope, {type, name}) {
  return $scope.isFree() && !$scope.data.catalogue.some(place => place.name === name && place.type === type) || null;
}

function load($scope, answer) {
  $scope.loaded = answer;
  // The fields are text, so that invalid numbers that were typed or pasted are not lost.
  $scope.own = {...answer.own, delegates: text(answer.own?.delegates), delegateCap: text(answer.own?.delegateCap)};
  $scope.rows = (answer.sites ?? []).map(row => ({...row, delegates: text(row.delegates)}));
  $scope.none = answer.noCommuneSites === true && !$scope.rows.length;
}

function text(value) {
  return value === null || value === undefined ? '' : String(value);
}

function keyOf(row) {
  return JSON.stringify([row.type, row.name, row.delegates, row.technician, row.phone, row.attendance, row.unlisted].map(text));
}

function keysOf($scope) {
  return JSON.stringify($scope.rows.map(keyOf));
}

function isBlank(row) {
  return !COLUMNS.some(column => text(row[column]).trim());
}

function dropBlank($scope) {
  // The server numbers the lines that it gets.
  $scope.rows = $scope.rows.filter(row => !isBlank(row));
}
