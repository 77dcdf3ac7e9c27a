export { ACT_NAMES, type ActName } from '../../approval/coordinator/act-names.ts';
