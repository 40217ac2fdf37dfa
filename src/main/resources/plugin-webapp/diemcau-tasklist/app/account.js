/* What a person does with the own account, and who may with those of the agency; in the bar above. */
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
