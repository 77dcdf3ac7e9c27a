/**
 * Settings of every AWS client: a request whose answer does not come is given up, and tried again where the SDK does
 * so. By itself the SDK would wait for as long as the function lives.
 */
export const patience = {
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};
