/** Injection token of the worker's settings (ServerConfig). */
export const WORKER_CONFIG = Symbol('WORKER_CONFIG');
