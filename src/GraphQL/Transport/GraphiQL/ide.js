// Starts GraphiQL against the server that this page comes from.
(function () {
  const element = document.getElementById('graphiql');
  const url = new URL(element.dataset.url, location.href);
  const JSON_TYPES = 'application/graphql-response+json, application/json;q=0.9';

  async function post(body, headers) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, accept: JSON_TYPES, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  // graphql-transport-ws, one connection for each subscription. The headers of the editor go into connection_init.
  async function* subscribe(body, headers) {
    const address = new URL(url);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address, 'graphql-transport-ws');
    const queue = [];
    let wake = () => {};
    const push = (item) => {
      queue.push(item);
      wake();
    };
    const payload = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload }));
    socket.onclose = ({ code, reason }) => push({ error: new Error(`The connection was closed: ${code} ${reason}`) });
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: body }));
      else if (message.type === 'ping') socket.send('{"type":"pong"}');
      else if (message.type === 'next') push({ value: message.payload });
      else if (message.type === 'error') push({ value: { errors: message.payload }, done: true });
      else if (message.type === 'complete') push({ done: true });
    };
    try {
      for (;;) {
        while (!queue.length) await new Promise((resolve) => (wake = resolve));
        const { value, error, done } = queue.shift();
        if (error) throw error;
        if (value) yield value;
        if (done) return;
      }
    } finally {
      socket.onclose = null;
      socket.close(1000);
    }
  }

  function isSubscription(body, documentAST) {
    const operations = (documentAST?.definitions ?? []).filter(({ kind }) => kind === 'OperationDefinition');
    const chosen = operations.find(({ name }) => name?.value === body.operationName) ?? operations[0];
    return chosen?.operation === 'subscription';
  }

  const fetcher = (body, { headers, documentAST } = {}) =>
    isSubscription(body, documentAST) ? subscribe(body, headers) : post(body, headers);

  ReactDOM.createRoot(element).render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultEditorToolsVisibility: 'headers',
      shouldPersistHeaders: false,
      defaultHeaders: '{\n  "authorization": "Bearer "\n}',
    }),
  );
})();
