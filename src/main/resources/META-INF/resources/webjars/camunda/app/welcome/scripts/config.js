import '../../diemcau/start.js';

export default {
  app: {name: 'Trang chào', vendor: 'Điểm Cầu –'},
  locales: {availableLocales: ['vi'], fallbackLocale: 'vi'},
  disableWelcomeMessage: true
};
