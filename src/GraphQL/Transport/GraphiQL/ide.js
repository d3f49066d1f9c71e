// Starts GraphiQL against the server that this page comes from.
(function () {
  const element = document.getElementById('graphiql');
  const url = new URL(element.dataset.url, location.href);
  const { people, examples } = JSON.parse(element.dataset.settings);
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

  // Read from the text: what GraphiQL says of it is, just after another tab was chosen, still about the tab before.
  function operationsOf(query) {
    try {
      return GraphiQL.GraphQL.parse(query).definitions.filter(({ kind }) => kind === 'OperationDefinition');
    } catch {
      return []; // The server says what is wrong with it.
    }
  }

  function fetcher({ operationName, ...body }, { headers } = {}) {
    const operations = operationsOf(body.query);
    const chosen = operations.find(({ name }) => name?.value === operationName);
    const request = chosen || operations.length > 1 ? { ...body, operationName } : body;
    return (chosen ?? operations[0])?.operation === 'subscription' ? subscribe(request, headers) : post(request, headers);
  }

  const headersOf = (key) => {
    const { authorization } = people.find((person) => person.key === key) ?? people[0] ?? { authorization: 'Bearer ' };
    return JSON.stringify({ authorization }, null, 2);
  };

  // Puts the header of whoever is chosen into the tab that is open.
  function Chooser() {
    const { headerEditor } = GraphiQL.React.useEditorContext();
    const askAs = (event) => headerEditor.setValue(headersOf(event.target.value));
    return React.createElement(
      'select',
      { className: 'people', 'aria-label': 'Ask as', value: '', onChange: askAs },
      React.createElement('option', { value: '', disabled: true }, 'Ask as …'),
      people.map(({ key, title }) => React.createElement('option', { key, value: key }, `${key}: ${title}`)),
    );
  }

  ReactDOM.createRoot(element).render(
    React.createElement(
      GraphiQL,
      {
        fetcher,
        schemaDescription: true,
        inputValueDeprecation: true,
        defaultEditorToolsVisibility: 'headers',
        defaultHeaders: headersOf(),
        defaultTabs: examples.length ? examples.map(({ query, person }) => ({ query, headers: headersOf(person) })) : undefined,
        // The tokens of invented people are kept until the browser's tab is closed, those of real ones not at all.
        shouldPersistHeaders: people.length > 0,
        storage: people.length ? sessionStorage : localStorage,
      },
      React.createElement(GraphiQL.Logo, null, people.length ? React.createElement(Chooser) : 'GraphiQL'),
    ),
  );
})();
