/*
 * What the Office sees of a conference in Cockpit: one file per tab, plain modules without a build step.
 * A file that is added here is named in DiemCauPluginFiles too.
 */
import {board} from './board.js';
import {changePage} from './change.js';
import {deskPage} from './desk.js';
import {ofModel, ofProcess} from './diagram.js';
import {history} from './history.js';
import {mails} from './mails.js';
import {dashboard, entry, page} from './page.js';
import {isAsked, registrations} from './registrations.js';
import {modelTab, tab} from './tab.js';

const TABS = [
  {id: 'diemcau-board', label: 'Mức sẵn sàng', priority: 110, show: board},
  {id: 'diemcau-registrations', label: 'Đăng ký', priority: 100, show: registrations, isFor: isAsked},
  {id: 'diemcau-mails', label: 'Thư', priority: 90, show: mails},
  {id: 'diemcau-history', label: 'Nhật ký', priority: 80, show: history},
];

export default [...TABS.map(each => tab(each, TABS)), modelTab(TABS[0]), ofProcess, ofModel, entry, dashboard, page(TABS), deskPage, changePage];
