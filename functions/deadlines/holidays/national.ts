import { year2024 } from './2024.ts';
import { year2025 } from './2025.ts';
import { year2026 } from './2026.ts';
import { year2027 } from './2027.ts';
import type { HolidayYear } from './holiday-year.ts';

/**
 * National holidays and cuti bersama, from the data of the MIT-licensed Python package holidays 0.105, compared with
 * news for 2024 to 2026. A decree overrides it.
 */
export const HOLIDAY_YEARS: readonly HolidayYear[] = [year2024, year2025, year2026, year2027];

/**
 * The number of the national calendar. A deadline names the one that it was counted over, so a row is never changed: a
 * change raises this number, and gives the new row a `since` and the former one an `until`.
 */
export const NATIONAL = 1;
