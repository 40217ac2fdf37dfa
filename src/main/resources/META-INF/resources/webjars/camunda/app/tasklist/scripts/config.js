import '../../diemcau/start.js';

export default {
  app: {name: 'Danh sách nhiệm vụ', vendor: 'Điểm Cầu –'},
  // One language for every browser: the first one that is not offered falls back to Vietnamese.
  locales: {availableLocales: ['vi'], fallbackLocale: 'vi'},
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'Nhận nhiệm vụ đang mở'},
    focusFilter: {key: 'ctrl+shift+f', description: 'Đến bộ lọc đầu tiên'},
    focusList: {key: 'ctrl+alt+l', description: 'Đến nhiệm vụ đầu tiên trong danh sách'},
    focusForm: {key: 'ctrl+alt+f', description: 'Đến ô nhập đầu tiên của biểu mẫu'},
    startProcess: {key: 'ctrl+alt+p', description: 'Mở hồ sơ mới'}
  }
};
