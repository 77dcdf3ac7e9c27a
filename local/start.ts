import { readFile } from 'node:fs/promises';
import { importPlan } from '../functions/actions/import-plan.ts';
import { readPlanFile } from '../functions/plan-file/read-plan-file.ts';
import { startRuntime } from './runtime.ts';
import { localSettings } from './settings.ts';
