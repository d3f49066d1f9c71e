import { useEffect, useState } from "react";
import { Loading } from "../ui/Loading";
import { usePageTitle } from "../ui/Page";
import { session } from "./session";
import {
  leaveForProvider,
  readConfiguration,
  readDemoPeople,
  signInAsDemo,
  signInBeside,
  type DemoPerson,
  type Issuer,
  type SignInConfiguration,
} from "./providers";

export function SignIn({ reason }: { reason?: string }) {
  usePageTitle("Sign in");
  return (
    <>
      <header className="app-header">
        <div className="govuk-width-container app-header__inner">
          <span className="app-header__name">AltProvision</span>
        </div>
      </header>
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main">
          {reason && (
            <div className="govuk-inset-text" role="status">
              {reason}
            </div>
          )}
          <h1 className="govuk-heading-l">Sign in</h1>
          <SignInWays onToken={(token) => void session.signIn(token)} isBeside={false} />
        </main>
      </div>
    </>
  );
}

interface Ways {
  readonly configuration: SignInConfiguration;
  readonly people: readonly DemoPerson[];
}

/** @param isBeside whether the page has to stay as it is: an identity provider then opens in a window of its own. */
export function SignInWays({ onToken, isBeside }: { onToken: (token: string) => void; isBeside: boolean }) {
  const [ways, setWays] = useState<Ways>();
  const [problem, setProblem] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    readWays().then(
      (found) => isCurrent && setWays(found),
      () => isCurrent && setProblem("The server cannot be reached."),
    );
    return () => {
      isCurrent = false;
    };
  }, [attempt]);

  const attemptTo = (action: Promise<unknown>) => {
    setProblem(undefined);
    action.catch((error: Error) => setProblem(error.message));
  };
  const withIssuer = (issuer: Issuer) =>
    attemptTo(
      isBeside ? signInBeside(issuer).then(onToken) : leaveForProvider(issuer, location.pathname + location.search),
    );

  return (
    <>
      {problem && (
        <div className="govuk-error-summary" role="alert">
          <h2 className="govuk-error-summary__title">You are not signed in</h2>
          <p className="govuk-body">{problem}</p>
          {!ways && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => {
                setProblem(undefined);
                setAttempt(attempt + 1);
              }}
            >
              Try again
            </button>
          )}
        </div>
      )}
      {!ways && !problem && <Loading what="the ways to sign in" />}
      {ways?.configuration.issuers.map((issuer) => (
        <button key={issuer.issuer} type="button" className="govuk-button" onClick={() => withIssuer(issuer)}>
          Sign in with {new URL(issuer.issuer).host}
        </button>
      ))}
      {ways && ways.people.length > 0 && (
        <DemoSignIn people={ways.people} onChosen={(key) => attemptTo(signInAsDemo(key).then(onToken))} />
      )}
      {ways && ways.people.length === 0 && ways.configuration.issuers.length === 0 && (
        <p className="govuk-body">
          No identity provider can be reached at the moment. Try again in some minutes; if it lasts, tell who looks
          after this system.
        </p>
      )}
    </>
  );
}

function DemoSignIn({ people, onChosen }: { people: readonly DemoPerson[]; onChosen: (key: string) => void }) {
  return (
    <section aria-labelledby="demo">
      <h2 id="demo" className="govuk-heading-m">
        Demonstration
      </h2>
      <p className="govuk-body">Everybody here is invented. Choose whose work you want to see.</p>
      <ul className="govuk-list app-people">
        {people.map((person) => (
          <li key={person.key}>
            <button type="button" className="govuk-button govuk-button--secondary" onClick={() => onChosen(person.key)}>
              {person.title.charAt(0).toUpperCase() + person.title.slice(1)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function readWays(): Promise<Ways> {
  const configuration = await readConfiguration();
  return { configuration, people: configuration.hasDevelopment ? await readDemoPeople() : [] };
}
