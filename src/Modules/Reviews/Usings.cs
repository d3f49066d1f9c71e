global using AltProvision.GraphQL;
global using AltProvision.Kernel;
global using AltProvision.Placements.Contracts;
global using AltProvision.Reviews.Contracts;
global using AltProvision.SchoolRoll.Contracts;
