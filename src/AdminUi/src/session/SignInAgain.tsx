import { useEffect, useRef } from "react";
import { session } from "./session";
import { SignInWays } from "./SignIn";

/** Lies over the page until the person has signed in again; the page behind it, with what was written, stays as it is. */
export function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      element.showModal();
    }

    return () => element?.close();
  }, []);

  return (
    <dialog ref={dialog} className="app-dialog" aria-labelledby="again" onCancel={(event) => event.preventDefault()}>
      <h2 id="again" className="govuk-heading-l">
        Your session has ended
      </h2>
      <p className="govuk-body">
        Sign in again. What you have written is still here, and what you sent last is sent then.
      </p>
      <SignInWays
        isBeside
        onToken={(token) => {
          if (session.signIn(token)) {
            // Another person must not see what is on this screen.
            location.assign("/");
          }
        }}
      />
      <button
        type="button"
        className="govuk-link app-button-link"
        onClick={() => session.signOut("You have signed out.")}
      >
        Sign out, and lose what is not sent
      </button>
    </dialog>
  );
}
