declare module 'njre' {
  /** Downloads a JRE of that major version; it lands in a folder `jre` beside `installPath`. */
  export function install(version: number, options: { installPath: string }): Promise<string>;
}
