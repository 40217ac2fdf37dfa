/* Links in the top bar to the user's own account and, for managers, to the agency's accounts. */
import {ask} from '/forms/shared/duty.js';
import {element} from './element.js';

export function passwordLink(node) {
  node.append(link('/mat-khau', 'Đổi mật khẩu'));
}

export function officersLink(node) {
  ask('/api/account').then(({mayManage, requests}) => {
    if (mayManage) node.append(link('/can-bo', requests ? `Cán bộ của cơ quan (${requests} đề nghị)` : 'Cán bộ của cơ quan'));
  }, () => {
    // Without an answer there is nothing to manage.
  });
}

function link(page, words) {
  return element('a', {class: 'dt-nav', href: page}, words);
}
