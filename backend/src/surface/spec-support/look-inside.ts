/** Evaluates an expression in a program that was started with `NODE_OPTIONS=--inspect=127.0.0.1:<port>`; gives its value. */
export async function evaluateIn(port: number, expression: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/json`);
  const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  try {
    return await new Promise((resolve, reject) => {
      socket.onerror = () => reject(new Error('the inspector hung up'));
      socket.onopen = () => {
        const params = { expression, returnByValue: true };
        socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
      };
      socket.onmessage = ({ data }) => {
        const { result } = JSON.parse(String(data)) as {
          result: { result: { value?: unknown }; exceptionDetails?: unknown };
        };
        if (result.exceptionDetails) reject(new Error(JSON.stringify(result.exceptionDetails)));
        else resolve(result.result.value);
      };
    });
  } finally {
    socket.close();
  }
}
