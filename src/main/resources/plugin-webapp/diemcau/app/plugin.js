/*
 * What the Office sees of a conference in Cockpit: one file per tab, plain modules without a build step.
 * A file that is added here is named in DiemCauPluginFiles too.
 */
import {history} from './history.js';
import {mails} from './mails.js';
import {registrations} from './registrations.js';
import {tab} from './tab.js';

export default [
  tab({id: 'diemcau-registrations', label: 'Đăng ký', priority: 100, show: registrations}),
  tab({id: 'diemcau-mails', label: 'Thư', priority: 90, show: mails}),
  tab({id: 'diemcau-history', label: 'Nhật ký', priority: 80, show: history}),
];
