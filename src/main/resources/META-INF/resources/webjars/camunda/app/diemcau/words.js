// Translates texts that Camunda's scripts show without their locale files. It matches by position, so that users' own texts stay.
const FIELDS = '.cam-widget-variables-table, .cam-table, .modal-dialog';
const DECISION = '.dmn-decision-table-container';
const FILTER = '.modal-dialog';

const PLACES = {
  '.app-switch': {Welcome: 'Trang chào', Admin: 'Quản trị', Cockpit: 'Theo dõi', Tasklist: 'Danh sách nhiệm vụ'},
  '.navigation': {'zoom in': 'Phóng to', 'zoom out': 'Thu nhỏ', 'reset zoom': 'Vừa khung'},
  '.bjs-powered-by': {'Powered by bpmn.io': 'Vẽ bằng bpmn.io'},
  '.tooltip': {
    'Toggle this section': 'Mở hoặc thu gọn phần này',
    processDefinition: 'quy trình',
    userTask: 'nhiệm vụ',
    callActivity: 'bước gọi quy trình khác',
    startEvent: 'bắt đầu',
    endEvent: 'kết thúc',
    boundaryTimer: 'hẹn giờ',
    intermediateTimer: 'hẹn giờ',
    serviceTask: 'việc tự động',
    sendTask: 'gửi thư',
    businessRuleTask: 'bảng quyết định',
    multiInstanceBody: 'bước lặp',
    subProcess: 'quy trình con'
  },
  [FIELDS]: {
    Actions: 'Thao tác',
    String: 'Chữ',
    Boolean: 'Đúng/sai',
    Integer: 'Số nguyên',
    Long: 'Số nguyên dài',
    Short: 'Số nguyên ngắn',
    Double: 'Số thập phân',
    Date: 'Ngày giờ',
    File: 'Tệp',
    Bytes: 'Dữ liệu thô',
    Object: 'Đối tượng',
    Null: 'Trống',
    Download: 'Tải về',
    Upload: 'Tải lên',
    undefined: 'chưa có'
  },
  '.null-value, .cam-table': {null: 'không có'},
  [DECISION]: {
    'Hit policy:': 'Chọn dòng:',
    Unique: 'chỉ một dòng đúng',
    First: 'dòng đúng đầu tiên',
    Priority: 'dòng có mức ưu tiên cao nhất',
    Any: 'dòng bất kỳ',
    Collect: 'mọi dòng đúng',
    'Rule order': 'mọi dòng đúng, theo thứ tự dòng',
    'Output order': 'mọi dòng đúng, theo thứ tự kết quả',
    'Collect (Sum)': 'mọi dòng đúng, cộng lại',
    'Collect (Min)': 'mọi dòng đúng, lấy số nhỏ nhất',
    'Collect (Max)': 'mọi dòng đúng, lấy số lớn nhất',
    'Collect (Count)': 'mọi dòng đúng, đếm số dòng',
    'Collects the values of all matching rules': 'Kết quả gồm tất cả các dòng đúng với điều kiện',
    When: 'Nếu',
    Then: 'Thì',
    And: 'và',
    Annotations: 'Ghi chú',
    'Input type': 'Loại điều kiện',
    'Output type': 'Loại kết quả',
    'Output label': 'Tên kết quả',
    string: 'chữ',
    integer: 'số nguyên',
    long: 'số nguyên dài',
    double: 'số thập phân',
    boolean: 'đúng/sai',
    date: 'ngày giờ',
    'View DRD': 'Xem bộ quyết định'
  },
  'input.form-control': {
    Jonny: 'Nguyễn Văn',
    Prosciutto: 'An',
    'j.prosciutto@acme.org': 'ten@coquan.gov.vn'
  },
  '.uib-daypicker, .uib-monthpicker, .uib-yearpicker': {previous: 'trước', next: 'sau'},
  '.uib-timepicker': {HH: 'giờ', MM: 'phút', SS: 'giây'},
  '.permissions, .permissions-dropdown, .dropdown-menu': {
    ALL: 'tất cả',
    NONE: 'không có',
    ACCESS: 'mở',
    READ: 'xem',
    CREATE: 'tạo',
    UPDATE: 'sửa',
    DELETE: 'xóa',
    CREATE_INSTANCE: 'mở hồ sơ',
    READ_INSTANCE: 'xem hồ sơ',
    UPDATE_INSTANCE: 'sửa hồ sơ',
    DELETE_INSTANCE: 'xóa hồ sơ',
    SUSPEND: 'tạm dừng',
    SUSPEND_INSTANCE: 'tạm dừng hồ sơ',
    MIGRATE_INSTANCE: 'chuyển phiên bản hồ sơ',
    RETRY_JOB: 'thử lại việc tự động',
    READ_TASK: 'xem nhiệm vụ',
    UPDATE_TASK: 'sửa nhiệm vụ',
    TASK_WORK: 'làm nhiệm vụ',
    TASK_ASSIGN: 'giao nhiệm vụ',
    READ_HISTORY: 'xem lịch sử',
    UPDATE_HISTORY: 'sửa lịch sử',
    DELETE_HISTORY: 'xóa lịch sử',
    READ_VARIABLE: 'xem dữ liệu',
    READ_TASK_VARIABLE: 'xem dữ liệu của nhiệm vụ',
    READ_INSTANCE_VARIABLE: 'xem dữ liệu của hồ sơ',
    READ_HISTORY_VARIABLE: 'xem dữ liệu trong lịch sử',
    UPDATE_VARIABLE: 'sửa dữ liệu',
    UPDATE_TASK_VARIABLE: 'sửa dữ liệu của nhiệm vụ',
    UPDATE_INSTANCE_VARIABLE: 'sửa dữ liệu của hồ sơ'
  },
  [FILTER]: {
    'E.g.: `${ now() }`, `${ dateTime() }` or `${ dateTime().plusWeeks(2) }`':
      'Ví dụ: ${ now() }, ${ dateTime() } hoặc ${ dateTime().plusWeeks(2) }',
    'E.g.: `${ currentUser() }`': 'Ví dụ: ${ currentUser() }',
    'List of values seperated by comma. E.g.: `keyC, keyA, keyB`': 'Các giá trị cách nhau bằng dấu phẩy, ví dụ: A, B, C',
    'List of values separated by comma or an expression which evaluates to a list. E.g.: `camunda-admin, accounting` or `${ currentUserGroups() }`':
      'Các giá trị cách nhau bằng dấu phẩy, ví dụ: VPTU, VTHT; hoặc biểu thức, ví dụ: ${ currentUserGroups() }',
    'Process Instance': 'Hồ sơ',
    'Process definition': 'Quy trình',
    'Case Instance': 'Vụ việc',
    'Case definition': 'Quy trình vụ việc',
    Other: 'Khác',
    'User / Group': 'Người / Nhóm',
    Task: 'Nhiệm vụ',
    Dates: 'Ngày giờ',
    ID: 'Mã',
    Key: 'Mã khóa',
    'Key In': 'Mã khóa là một trong',
    Name: 'Tên',
    'Name Like': 'Tên có chứa',
    'Business Key': 'Mã hồ sơ',
    'Business Key Like': 'Mã hồ sơ có chứa',
    Active: 'Đang chạy',
    'Activity Instance ID In': 'Mã lượt thực hiện bước là một trong',
    'Execution ID': 'Mã nhánh thực hiện',
    Assignee: 'Người nhận',
    'Assignee in': 'Người nhận là một trong',
    'Assignee Like': 'Người nhận có chứa',
    Owner: 'Người giao',
    'Candidate Group': 'Nhóm được giao',
    'Candidate Groups': 'Các nhóm được giao',
    'Candidate User': 'Người được giao',
    'Involved User': 'Người liên quan',
    Assigned: 'Đã có người nhận',
    Unassigned: 'Chưa có người nhận',
    'Delegation State': 'Tình trạng chuyển xử lý',
    'Definition Key': 'Mã khóa nhiệm vụ',
    'Definition Key In': 'Mã khóa nhiệm vụ là một trong',
    'Definition Key Like': 'Mã khóa nhiệm vụ có chứa',
    Description: 'Mô tả',
    'Description Like': 'Mô tả có chứa',
    Priority: 'Mức ưu tiên',
    'Priority Max': 'Mức ưu tiên cao nhất',
    'Priority Min': 'Mức ưu tiên thấp nhất',
    'Tenant ID In': 'Mã phân vùng là một trong',
    'Without Tenant ID': 'Không thuộc phân vùng',
    'Without Due Date': 'Không có hạn',
    'Created Before': 'Giao trước',
    'Created After': 'Giao sau',
    'Due Before': 'Hạn trước',
    'Due After': 'Hạn sau',
    'Follow Up After': 'Hẹn sau',
    'Follow Up Before': 'Hẹn trước',
    'Follow Up Before or Not Existent': 'Hẹn trước, hoặc không hẹn'
  }
};

// Texts that are composed of separately translated words.
const PHRASES = [
  [DECISION, /^Decision name: /, 'Tên bảng: '],
  ['.notifications .message', /^Error: /, ''],
  ['.section-content > header h3', /^(.+) Phân quyền$/, 'Phân quyền: $1']
];

// Angular's own calendar, which is English by default.
const DATES = {
  MONTH: months('Tháng'),
  STANDALONEMONTH: months('Tháng'),
  SHORTMONTH: months('Th'),
  DAY: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  SHORTDAY: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
  AMPMS: ['SA', 'CH'],
  FIRSTDAYOFWEEK: 0
};

function months(name) {
  return Array.from({length: 12}, (_, month) => `${name} ${month + 1}`);
}

let knowsDates = false;

function sayDates() {
  const injector = !knowsDates && window.jQuery && window.jQuery.fn.injector && window.jQuery(document.body).injector();
  if (injector) {
    Object.assign(injector.get('$locale').DATETIME_FORMATS, DATES);
    knowsDates = true;
  }
}

const places = new Map();
for (const [place, words] of Object.entries(PLACES)) {
  for (const [word, said] of Object.entries(words)) {
    places.set(word, [...(places.get(word) || []), [place, said]]);
  }
}

/** The translation, or undefined. */
function say(words, element) {
  const whole = sayWord(words, element);
  if (whole !== undefined) {
    return whole;
  }
  const start = words.endsWith('*') ? words.slice(0, -1).trimEnd() : words;
  const said = start.split(', ').map((word) => sayWord(word, element) ?? word).join(', ') + words.slice(start.length);
  return said === words ? undefined : said;
}

function sayWord(word, element) {
  const [, said] = (places.get(word) || []).find(([place]) => element.closest(place)) || [];
  if (said) {
    return said;
  }
  const [, phrase, instead] = PHRASES.find(([place, phrase]) => phrase.test(word) && element.closest(place)) || [];
  return phrase && word.replace(phrase, instead);
}

function sayText(text) {
  const words = text.data.trim();
  const said = words && text.parentElement ? say(words, text.parentElement) : undefined;
  if (said !== undefined) {
    text.data = text.data.replace(words, () => said);
  }
}

const ATTRIBUTES = ['title', 'label', 'placeholder'];

function sayAttributes(element) {
  for (const name of ATTRIBUTES) {
    const said = element.hasAttribute(name) ? say(element.getAttribute(name).trim(), element) : undefined;
    if (said !== undefined) {
      element.setAttribute(name, said);
    }
  }
}

function sayAll(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    sayText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let each = node; each; each = walker.nextNode()) {
      each.nodeType === Node.TEXT_NODE ? sayText(each) : sayAttributes(each);
    }
  }
}

new MutationObserver((changes) => {
  sayDates();
  for (const {type, target, addedNodes} of changes) {
    if (type === 'childList') {
      addedNodes.forEach(sayAll);
    } else if (type === 'characterData') {
      sayText(target);
    } else {
      sayAttributes(target);
    }
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES
});
