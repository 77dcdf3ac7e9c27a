export { ACT_NAMES, type ActName } from '../../approval/act-names.ts';
