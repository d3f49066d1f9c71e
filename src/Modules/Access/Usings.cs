global using AltProvision.Access.Contracts;
global using AltProvision.GraphQL;
global using AltProvision.Kernel;
global using AltProvision.SchoolRoll.Contracts;
