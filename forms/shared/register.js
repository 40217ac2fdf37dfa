/*
 * What the registration form does beyond duty.js: rows of sub-sites, pasted from Excel or typed, and their totals.
 * Here is only help while typing; the rules are the server's (vn.diemcau.registration.RegistrationReader).
 */

const COLUMNS = ['name', 'delegates', 'technician', 'phone'];
const TYPE = /^(?:x\.|p\.|tt\.|(?:xã|xa|x|phường|phuong|p|thị trấn|thi tran|tt) )\s*/i;

export function register(duty, camForm, $scope) {
  Object.assign($scope, {own: {}, rows: [], none: false, pasted: '', data: null});
  // duty.js writes the answer from here, and puts a draft or the last answer in.
  Object.defineProperty($scope, 'entry', {
    configurable: true,
    get: () => answerOf($scope),
    set: answer => load($scope, answer),
  });

  $scope.add = () => {
    $scope.rows.push({});
    focus(`Dòng ${$scope.rows.length}, cột Tên điểm cầu`);
  };
  $scope.remove = index => {
    $scope.rows.splice(index, 1);
    focus($scope.rows.length ? `Dòng ${Math.min(index + 1, $scope.rows.length)}, cột Tên điểm cầu` : null);
  };
  $scope.sort = () => $scope.rows.sort((one, two) => (one.name ?? '').localeCompare(two.name ?? '', 'vi'));
  $scope.addRest = () => {
    const rest = $scope.unconnected();
    dropBlank($scope);
    $scope.rows.push(...rest.map(({type, name}) => ({type, name})));
  };
  $scope.takePasted = () => {
    paste($scope, $scope.pasted);
    $scope.pasted = '';
  };
  $scope.isBlank = isBlank;
  $scope.isNumber = value => /^\d+$/.test(value);
  $scope.isFree = () => !$scope.data?.ofCommunes;
  $scope.state = index => stateOf($scope, index);
  $scope.sites = () => 1 + ($scope.none ? 0 : $scope.rows.filter(row => !isBlank(row) && row.attendance !== 'AT_UNIT').length);
  $scope.delegates = () => ($scope.isNumber($scope.own.delegates) ? Number($scope.own.delegates) : 0) + ($scope.none ? 0 : $scope.rows
    .filter(row => row.attendance !== 'AT_UNIT' && $scope.isNumber(row.delegates))
    .reduce((sum, row) => sum + Number(row.delegates), 0));
  $scope.unconnected = () => {
    const connected = new Set($scope.rows.map(row => placeOf($scope, row)));
    return ($scope.data?.catalogue ?? []).filter(place => !connected.has(place));
  };

  const form = camForm.formElement[0];
  form.addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!event.target.closest('.sites-table') || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    $scope.$apply(() => paste($scope, text));
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
  camForm.on('submit', () => dropBlank($scope));

  return duty.start(camForm, $scope, task => {
    const isDraft = $scope.loaded && JSON.stringify($scope.loaded) !== task?.answer?.registration;
    $scope.data = task?.data;
    if ($scope.data?.current && !isDraft) load($scope, $scope.data.current);
    if ($scope.data?.chair && !$scope.own.chair) $scope.own.chair = $scope.data.chair;
    if (!$scope.rows.length) $scope.rows.push({});
  });

  function focus(place) {
    setTimeout(() => place && $scope.inputAt(place)?.focus());
  }
}

function answerOf($scope) {
  const sites = $scope.none ? [] : $scope.rows.filter(row => !isBlank(row)).map(row => ({
    type: row.type || null,
    name: row.name,
    delegates: row.delegates,
    technician: row.technician || null,
    phone: row.phone || null,
    attendance: row.attendance || ($scope.isFree() ? null : 'CONNECTED'),
  }));
  return {own: $scope.own, noCommuneSites: $scope.none, sites};
}

function load($scope, answer) {
  $scope.loaded = answer;
  // The boxes hold text, so that nothing that was typed or pasted is lost because it is no number.
  $scope.own = {...answer.own, delegates: text(answer.own?.delegates), delegateCap: text(answer.own?.delegateCap)};
  $scope.rows = (answer.sites ?? []).map(row => ({...row, delegates: text(row.delegates)}));
  $scope.none = answer.noCommuneSites === true && !$scope.rows.length;
}

function text(value) {
  return value === null || value === undefined ? '' : String(value);
}

function isBlank(row) {
  return !['name', 'delegates', 'technician', 'phone'].some(column => text(row[column]).trim());
}

function dropBlank($scope) {
  // The server counts the lines it gets.
  $scope.rows = $scope.rows.filter(row => !isBlank(row));
}

function paste($scope, clipboard) {
  const lines = clipboard.split(/\r\n|\r|\n/).map(line => line.split('\t').map(cell => cell.trim()))
    .filter(cells => cells.some(cell => cell));
  const isHeader = cells => cells.some(cell => /^(tên|đơn vị|số đại biểu|điểm cầu|stt)/i.test(cell.normalize('NFC')))
    && !cells.some(cell => /^\d+$/.test(cell));
  const rows = lines.filter(cells => !isHeader(cells)).map(cells => {
    // A running number in front of the name.
    const values = /^\d+\.?$/.test(cells[0]) && cells.length > 1 ? cells.slice(1) : cells;
    const row = Object.fromEntries(COLUMNS.map((column, index) => [column, values[index] ?? '']));
    const place = placeOf($scope, row);
    return place ? {...row, ...place} : row;
  });
  dropBlank($scope);
  const from = $scope.rows.length;
  $scope.rows.push(...rows);
  const doubtful = rows.filter((row, index) => stateOf($scope, from + index) || !$scope.isNumber(row.delegates)).length;
  $scope.none = false;
  $scope.pasteResult = `Đã đọc ${rows.length} dòng, ${doubtful} dòng cần xem lại.`;
}

function fold(name) {
  return text(name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/\s+/g, ' ').trim();
}

/** The place of the catalogue that is certainly meant. */
function placeOf($scope, row) {
  const name = text(row.name).normalize('NFC').trim();
  const catalogue = $scope.data?.catalogue ?? [];
  for (const same of [(a, b) => a.toLowerCase() === b.toLowerCase(), (a, b) => fold(a) === fold(b)]) {
    for (const wanted of [name, name.replace(TYPE, '')]) {
      let found = catalogue.filter(place => same(place.name, wanted));
      if (found.length > 1) found = found.filter(place => fold(place.type) === fold(row.type));
      if (found.length === 1) return found[0];
    }
  }
  return null;
}

function stateOf($scope, index) {
  const row = $scope.rows[index];
  if (!row || !text(row.name).trim()) return '';
  const place = placeOf($scope, row);
  if (!place && !$scope.isFree()) return 'Chưa có trong danh mục của đơn vị';
  const earlier = $scope.rows.findIndex(other => place
    ? placeOf($scope, other) === place
    : fold(other.name) === fold(row.name) && fold(other.type) === fold(row.type));
  return earlier < index ? `Trùng dòng ${earlier + 1}` : '';
}
