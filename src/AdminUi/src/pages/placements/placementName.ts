import { graphql, read, type FragmentType } from "../../api/generated";
import { writeDay } from "../../words/dates";
import { fullName } from "../../words/texts";

export const PlacementNameFields = graphql(`
  fragment PlacementName on Placement {
    startDate
    pupil {
      givenName
      familyName
    }
  }
`);

/** The pupil's name; where it may not be seen, what tells the placement from others. */
export function placementName(masked: FragmentType<typeof PlacementNameFields>): string {
  const { pupil, startDate } = read(PlacementNameFields, masked);
  return pupil ? fullName(pupil) : `Pupil not named to you, from ${writeDay(startDate)}`;
}
