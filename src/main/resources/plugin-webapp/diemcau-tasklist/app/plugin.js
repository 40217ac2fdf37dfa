/*
 * What is ours in Tasklist: plain modules without a build step. A file that is added here is named in TasklistPluginFiles too.
 */
import {officersLink, passwordLink} from './account.js';
import {card} from './cards.js';
import {contacts} from './contacts.js';
import {backButton, keepPlace} from './place.js';

keepPlace();

export default [
  {id: 'diemcau-card', pluginPoint: 'tasklist.card', priority: 1000, render: card},
  {id: 'diemcau-contacts', pluginPoint: 'tasklist.task.detail', priority: 900, properties: {label: 'Liên hệ'}, render: contacts},
  {id: 'diemcau-officers', pluginPoint: 'tasklist.navbar.action', priority: 20, render: officersLink},
  {id: 'diemcau-password', pluginPoint: 'tasklist.navbar.action', priority: 10, render: passwordLink},
  {id: 'diemcau-back', pluginPoint: 'tasklist.task.action', priority: 1000, render: backButton},
];
