global using AltProvision.GraphQL;
global using AltProvision.Kernel;
global using AltProvision.Safeguarding.Contracts;
