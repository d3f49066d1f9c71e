import { useEffect, useRef, useState } from "react";
import { Loading } from "../ui/Loading";
import { usePageTitle } from "../ui/Page";
import { beginBeside, besidePath, finishAtCallback, finishBeside } from "./providers";
import { session } from "./session";

/** Where the identity provider sends people back to. */
export function SignInCallback() {
  usePageTitle("Signing in");
  const [problem, setProblem] = useState<string>();
  const hasBegun = useRef(false);
  useEffect(() => {
    // A code is good once.
    if (hasBegun.current) {
      return;
    }

    hasBegun.current = true;
    finish().catch(() => setProblem("The sign-in did not come to its end. Begin again."));
  }, []);

  return (
    <main className="govuk-width-container app-bare">
      {problem ? (
        <>
          <h1 className="govuk-heading-l">You are not signed in</h1>
          <p className="govuk-body" role="alert">
            {problem}
          </p>
          <a className="govuk-button" href="/">
            Begin again
          </a>
        </>
      ) : (
        <Loading what="who you are" />
      )}
    </main>
  );
}

async function finish() {
  if (location.pathname === besidePath) {
    await beginBeside();
    return;
  }

  const { token, returnTo } = await finishAtCallback();
  if (new URL(returnTo).pathname === besidePath) {
    finishBeside(token);
    return;
  }

  session.signIn(token);
  location.replace(returnTo);
}
