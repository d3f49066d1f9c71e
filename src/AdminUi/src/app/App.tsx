import { useEffect, useMemo, useState } from "react";
import { createBrowserRouter, RouterProvider } from "react-router";
import { Provider } from "urql";
import { createClient } from "../api/client";
import { Live } from "../api/live";
import { session } from "../session/session";
import { useSession } from "../session/useSession";
import { renew } from "../session/providers";
import { SignIn } from "../session/SignIn";
import { SignInAgain } from "../session/SignInAgain";
import { SignInCallback } from "../session/SignInCallback";
import { LiveProvider } from "./LiveContext";
import { routes } from "./routes";
import { ViewerGate } from "./ViewerContext";

session.renew = renew;

export function App() {
  const callback = location.pathname.startsWith("/sign-in/");
  return callback ? <SignInCallback /> : <Session />;
}

function Session() {
  const state = useSession();
  // Expired is still somebody's session: what is on the screen stays.
  const subject = state.is === "in" ? state.token.subject : state.is === "expired" ? state.subject : undefined;
  return subject === undefined ? (
    <SignIn reason={state.is === "out" ? state.reason : undefined} />
  ) : (
    <>
      <SignedIn key={subject} />
      {state.is === "expired" && <SignInAgain />}
    </>
  );
}

function SignedIn() {
  const client = useMemo(() => createClient(session), []);
  const [live] = useState(() => new Live(session));
  const router = useMemo(() => createBrowserRouter(routes), []);
  useEffect(
    () => () => {
      router.dispose();
      live.close();
    },
    [router, live],
  );
  return (
    <Provider value={client}>
      <LiveProvider value={live}>
        <ViewerGate>
          <RouterProvider router={router} />
        </ViewerGate>
      </LiveProvider>
    </Provider>
  );
}
