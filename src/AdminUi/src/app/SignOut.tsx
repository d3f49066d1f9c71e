import { useMutation } from "urql";
import { graphql } from "../api/generated";
import { leave } from "../session/providers";

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut(input: { reach: THIS_SESSION }) {
      signedOut {
        issuedUntil
      }
    }
  }
`);

export function SignOut() {
  const [, signOut] = useMutation(SignOutDocument);
  return (
    <button type="button" className="app-header__out" onClick={() => void leave(() => signOut({}))}>
      Sign out
    </button>
  );
}
