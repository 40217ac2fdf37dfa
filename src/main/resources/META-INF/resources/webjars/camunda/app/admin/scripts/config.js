import '../../diemcau/start.js';

export default {
  app: {name: 'Quản trị', vendor: 'Điểm Cầu –'},
  locales: {availableLocales: ['vi'], fallbackLocale: 'vi'},
  disableWelcomeMessage: true
};
