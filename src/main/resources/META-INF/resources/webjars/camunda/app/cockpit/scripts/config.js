import '../../diemcau/start.js';

export default {
  app: {name: 'Theo dõi', vendor: 'Điểm Cầu –'},
  locales: {availableLocales: ['vi'], fallbackLocale: 'vi'},
  disableWelcomeMessage: true
};
