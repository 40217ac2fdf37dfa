/* Where the Office changes a running conference: its plan, its dates, or that it is held, for now or at all. */
import {CancelChange} from './change-cancel.js';
import {DatesChange} from './change-dates.js';
import {DeferChange} from './change-defer.js';
import {PlanChange} from './change-plan.js';
import {CHANGE} from './places.js';

const PARTS = [
  {id: 'ke-hoach', label: 'Sửa kế hoạch', Part: PlanChange},
  {id: 'ngay-gio', label: 'Đổi ngày giờ', Part: DatesChange},
  {id: 'tam-hoan', label: 'Tạm hoãn', Part: DeferChange},
  {id: 'huy', label: 'Hủy Hội nghị', Part: CancelChange},
];

/** Our page for changes in Cockpit. */
export const changePage = {
  id: 'diemcau-change',
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: {path: `${CHANGE}/:conference`},
  render(node) {
    this.unmount();
    node.classList.add('dc', 'dc-page', 'dc-desk-page');
    const [path, query] = location.hash.slice(1).split('?');
    const asked = new URLSearchParams(query);
    const part = PARTS.find(({id}) => id === asked.get('phan')) ?? PARTS[0];
    this.part = new part.Part({
      node, conference: decodeURIComponent(path.slice(CHANGE.length + 1)), parts: PARTS, current: part, duties: asked.get('viec')?.split(',') ?? [],
    });
  },
  unmount() {
    this.part?.leave();
    this.part = null;
  },
};
